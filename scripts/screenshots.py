"""Takes the README's pictures of the explorer, on the sample newsletters, in headless Chromium: docs/images/*.png."""

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from chromium import launched
from playwright.sync_api import Page, sync_playwright

import regatlas

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LARGEST = 200_000


def evidence(page: Page) -> None:
    """The start page, with the sentence behind a fine."""
    page.click("section:has-text('Highest fines') button.row >> nth=1")
    page.wait_for_selector("#panel mark")


def graph(page: Page) -> None:
    """The neighbourhood of one law."""
    page.wait_for_selector("#panel h2")
    page.wait_for_timeout(2500)


def still(page: Page) -> None:
    """A page as it opens."""
    page.wait_for_load_state("networkidle")


#: Each picture's name, address, what to do there, and the size and colours of the screen.
PICTURES: list[tuple[str, str, Callable[[Page], None], int, int, str]] = [
    ("evidence", "/", evidence, 1120, 700, "light"),
    ("graph", "/graph?focus=law:dsl", graph, 1120, 720, "light"),
    ("article", "/thing/article:dsl:27", still, 1120, 700, "dark"),
    ("law-life", "/pictures/law-life?node=law:dsl", still, 1120, 700, "light"),
]


def main() -> None:
    """Takes all pictures; fails if one is too large to keep in the project."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        regatlas.build(ROOT / "samples", Path(folder) / "atlas").close()
        browser = launched(playwright)
        with serving(Path(folder) / "atlas") as address:
            for name, where, act, across, down, colours in PICTURES:
                context = browser.new_context(
                    viewport={"width": across, "height": down},
                    color_scheme=colours,  # type: ignore[arg-type]
                )
                page = context.new_page()
                page.goto(address + where)
                page.wait_for_selector("main[data-ready]")
                act(page)
                page.wait_for_timeout(300)
                page.screenshot(path=IMAGES / f"{name}.png")
                context.close()
        browser.close()
    large = [path.name for path in IMAGES.glob("*.png") if path.stat().st_size > LARGEST]
    if large:
        sys.exit(f"larger than {LARGEST:,} bytes: {', '.join(large)}")


@contextmanager
def serving(atlas: Path) -> Iterator[str]:
    """The address of a running `regatlas serve`."""
    command = [sys.executable, "-m", "regatlas", "serve", "--store", str(atlas), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"(http://\S+)/", server.stdout.readline())
        assert found
        yield found[1]
        server.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
