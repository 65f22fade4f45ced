import os
import shutil

import pytest
from factories import sample_facts
from hostile import hostile_facts

from graph_model import merge
from stores.mirror import mirror_of


@pytest.fixture(scope="session")
def mirror():
    return mirror_of(merge(sample_facts()))


@pytest.fixture(scope="session")
def hostile_mirror():
    return mirror_of(merge([*sample_facts(), hostile_facts()]))


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; where there is none the tests fail and say how to get it."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("these tests need Chromium: apt-get install -y chromium (or set CHROMIUM to its path)")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()
