"""The headless Chromium that scripts show the explorer in; CHROMIUM names it where it is not on the path."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def launched(playwright: Playwright) -> Browser:
    """A browser without a window, drawing in software."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=path, args=QUIET)
