"""Measures the explorer in headless Chromium with software rendering; needs the tools for the tests.

    python scripts/bench_explorer.py [NEWSLETTERS] [--runs N]

The first table is of NEWSLETTERS (a folder; the samples if none is given), the second of a made-up graph of 10,000
nodes and 30,000 edges beside the same graph in pyvis with physics off, in the same browser. Medians of N runs.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "explorer")]

from calls import Site, running  # noqa: E402
from chromium import launched  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

import regatlas  # noqa: E402
from graph_model import DocumentFacts, Edge  # noqa: E402
from graph_model.nodes import Article, Company, Document, Law, LegalCase, Penalty, Regulator  # noqa: E402
from regatlas.serving import Place, settings_for  # noqa: E402
from stores import Store  # noqa: E402
from stores.embedded import EmbeddedStore  # noqa: E402

NODES, EDGES = 10_000, 30_000
STEPS = 10
PARTS = {"regulator": 400, "law": 600, "article": 1500, "case": 2500, "penalty": 2500, "company": 2500}


def main() -> None:
    """Measures and prints two tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("newsletters", nargs="?", type=Path, default=ROOT / "samples")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright)
        built = regatlas.build(arguments.newsletters, Path(folder) / "atlas")
        with built as atlas, serving(atlas.store) as site:
            print(f"{arguments.newsletters.name}: {len(atlas.mirror())} nodes")
            small(browser, site, arguments.runs)
        facts = large_graph()
        with EmbeddedStore(Path(folder) / "large") as store:
            store.save([facts])
            print(f"\n{NODES:,} nodes, {EDGES:,} edges")
            with serving(store) as site:
                first = large(browser, site, arguments.runs)
        pyvis = beside(browser, facts, Path(folder) / "pyvis.html", arguments.runs)
        told("pyvis / explorer", pyvis / first)
        browser.close()


@contextmanager
def serving(store: Store) -> Iterator[Site]:
    """The explorer of `store`, warm as `regatlas serve` starts it."""
    with running(store, settings_for(Place("127.0.0.1", 0), None)) as site:
        for path in ("/api/overview", "/api/graph", "/api/find?q=law"):
            site.get(path)
        yield site


def told(name: str, value: float) -> float:
    """Prints one figure as soon as it is known, and gives it back."""
    print(f"  {name:<52} {value:>9.2f}", flush=True)
    return value


def small(browser: Browser, site: Site, runs: int) -> None:
    """The start page, search and expanding."""
    told("start page usable, s", times(runs, lambda: opening(browser, site, "/", ".row")))
    told("search, from key to suggestions, ms", times(runs, lambda: searching(browser, site)))
    told("search, answer of the server, ms", times(runs, lambda: asking(site)))
    told("expanding a node, ms", times(runs, lambda: expanding(browser, site)))


def times(runs: int, once: Callable[[], float]) -> float:
    """The median of several runs."""
    return median(once() for _ in range(runs))


@contextmanager
def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page in a context of its own, so that nothing is cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **settings)
    page = context.new_page()
    page.goto(address, wait_until="commit")
    yield page
    context.close()


def opening(browser: Browser, site: Site, path: str, wanted: str) -> float:
    """Seconds until there is what one came for."""
    start = perf_counter()
    with opened(browser, site.url + path) as page:
        page.wait_for_selector(wanted)
        return perf_counter() - start


def searching(browser: Browser, site: Site) -> float:
    """Milliseconds from a key to the suggestions, as the page sees them."""
    with opened(browser, site.url + "/") as page:
        page.wait_for_selector("main[data-ready] .row")
        return float(
            page.evaluate(
                """async () => {
                  const input = document.querySelector('#find input');
                  const list = document.querySelector('#find [role=listbox]');
                  input.value = 'cyberspce adm';
                  const start = performance.now();
                  input.dispatchEvent(new Event('input'));
                  while (list.hidden) await new Promise((done) => setTimeout(done, 1));
                  return performance.now() - start;
                }"""
            )
        )


def asking(site: Site) -> float:
    """Milliseconds of one search over HTTP."""
    start = perf_counter()
    site.get("/api/find?q=cyberspce%20adm")
    return (perf_counter() - start) * 1000


def expanding(browser: Browser, site: Site) -> float:
    """Milliseconds from the click to the next frame, on the busiest neighbour of a law."""
    with opened(browser, site.url + "/graph?focus=law:dsl") as page:
        page.wait_for_selector("#panel button.link")
        page.wait_for_timeout(800)
        page.click("#panel button.link >> nth=0")
        page.wait_for_timeout(300)
        return float(
            page.evaluate(
                """async () => {
                  const expand = [...document.querySelectorAll('#panel .actions button')][0];
                  const start = performance.now();
                  expand.click();
                  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                  return performance.now() - start;
                }"""
            )
        )


def large(browser: Browser, site: Site, runs: int) -> float:
    """The first picture of a large graph (seconds), finding in it, moving about in it."""
    first = told("first picture, s", times(runs, lambda: first_picture(browser, site)))
    told("search, answer of the server, ms", times(runs, lambda: asking(site)))
    told("panning, frames a second", frames(browser, site, "pan"))
    told("zooming, frames a second", frames(browser, site, "zoom"))
    return first


def first_picture(browser: Browser, site: Site) -> float:
    """Seconds from asking for the page until sigma has drawn the graph."""
    with opened(browser, site.url + "/graph") as page:
        page.wait_for_function("() => performance.getEntriesByName('first-picture').length", timeout=120_000)
        return float(page.evaluate("() => performance.getEntriesByName('first-picture')[0].startTime")) / 1000


def frames(browser: Browser, site: Site, how: str) -> float:
    """Frames a second while the pointer drags, or its wheel turns."""
    with opened(browser, site.url + "/graph") as page:
        page.wait_for_function("() => performance.getEntriesByName('first-picture').length", timeout=120_000)
        page.wait_for_timeout(500)
        box = page.locator(".stage").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.evaluate(
            """() => {
              window.frames_ = 0; window.begun = performance.now();
              const count = () => { window.frames_++; requestAnimationFrame(count); };
              requestAnimationFrame(count);
            }"""
        )
        page.mouse.move(x, y)
        if how == "pan":
            page.mouse.down()
        for step in range(STEPS):
            if how == "pan":
                page.mouse.move(x + 12 * step, y + 8 * step)
            else:
                page.mouse.wheel(0, -60 if step < STEPS / 2 else 60)
        return float(page.evaluate("() => 1000 * window.frames_ / (performance.now() - window.begun)"))


def beside(browser: Browser, facts: DocumentFacts, file: Path, runs: int) -> float:
    """The same graph in pyvis with physics off, its tags that fetch from elsewhere taken out."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line", directed=True)
    network.toggle_physics(False)
    chance = random.Random(7)
    for node in facts.nodes:
        place = {"x": chance.uniform(-9000, 9000), "y": chance.uniform(-9000, 9000)}
        network.add_node(node.id, label=node.name, title=node.name, **place)
    for edge in facts.edges:
        network.add_edge(edge.source, edge.target, title=edge.predicate)
    html = re.sub(r"<(?:link|script)[^>]*https?://[^>]*>(?:\s*</script>)?", "", network.generate_html())
    html = html.replace("network = new vis.Network(", "network = window.network_ = new vis.Network(")
    file.write_text(html, encoding="utf-8")
    return told(
        "pyvis, physics off: first picture, s", times(min(runs, 2), lambda: pyvis_picture(browser, file))
    )


def pyvis_picture(browser: Browser, file: Path) -> float:
    """Seconds until vis-network has drawn: its canvas bears ink."""
    start = perf_counter()
    with opened(browser, file.as_uri()) as page:
        page.wait_for_function(
            """() => {
              const canvas = document.querySelector('canvas');
              if (!canvas || !canvas.width) return false;
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              return pixels.some((value) => value);
            }""",
            timeout=180_000,
            polling=100,
        )
        return perf_counter() - start


def large_graph() -> DocumentFacts:
    """10,000 nodes and 30,000 edges of the kinds that newsletters give, a few busy and most not; the same each time."""
    chance = random.Random(1)
    document = Document(
        id="document:0", name="large.txt", sha256="0" * 64, media_type="text/plain", characters=0
    )
    ids = {kind: [f"{kind}:{n}" for n in range(count)] for kind, count in PARTS.items()}
    nodes: list[Any] = [
        Regulator(id=key, name=f"Cyberspace Administration {key}") for key in ids["regulator"]
    ]
    nodes += [Law(id=key, name=f"Measures of {key}") for key in ids["law"]]
    nodes += [
        Article(
            id=key,
            name=f"Article {key}",
            number=str(n),
            law=ids["law"][n % len(ids["law"])],
            law_name="Measures",
        )
        for n, key in enumerate(ids["article"])
    ]
    nodes += [
        LegalCase(id=key, name=f"A fine in {key}", kind="administrative", item="item:0")
        for key in ids["case"]
    ]
    nodes += [Penalty(id=key, name=f"fine {key}", kind="fine", case="case:0") for key in ids["penalty"]]
    nodes += [Company(id=key, name=f"Firm {key} Co., Ltd.") for key in ids["company"]]
    kinds = [
        ("ENFORCED", "regulator", "case"),
        ("CITED", "case", "article"),
        ("IMPOSED", "case", "penalty"),
        ("IMPOSED_ON", "penalty", "company"),
        ("UNDER", "penalty", "article"),
        ("ISSUED", "regulator", "law"),
    ]
    edges: dict[tuple[str, str, str], Edge] = {}

    def join(predicate: Any, source: str, target: str) -> None:
        key = (predicate, source, target)
        edges.setdefault(
            key,
            Edge(id=f"e{len(edges)}", predicate=predicate, source=source, target=target, basis="structure"),
        )

    for n, key in enumerate(ids["article"]):
        join("PART_OF", key, ids["law"][n % len(ids["law"])])
    while len(edges) < EDGES:
        predicate, source, target = kinds[len(edges) % len(kinds)]
        join(predicate, busy(chance, ids[source]), chance.choice(ids[target]))
    facts = DocumentFacts(reader="rules", document=document, nodes=nodes, edges=list(edges.values()))
    assert (len(facts.nodes), len(facts.edges)) == (NODES, EDGES)
    return facts


def busy(chance: random.Random, ids: list[str]) -> str:
    """One of `ids`, the first of them far more often than the last."""
    return ids[int(len(ids) * chance.random() ** 2)]


if __name__ == "__main__":
    main()
