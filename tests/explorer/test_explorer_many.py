"""A graph of more lines than are drawn one by one."""

import pytest
from calls import running

from graph_model import DocumentFacts, Edge
from graph_model.nodes import Document, Law, LegalCase
from regatlas.serving import Place, settings_for
from stores.memory import MemoryStore

pytestmark = pytest.mark.browser

CASES, LAWS = 100, 90
#: Notes how many ends of lines WebGL was last told to draw.
COUNT = """
  const draw = WebGL2RenderingContext.prototype.drawArrays;
  WebGL2RenderingContext.prototype.drawArrays = function (mode, first, count) {
    if (mode === this.LINES) window.ends_ = count;
    return draw.call(this, mode, first, count);
  };
"""


@pytest.fixture(scope="module")
def dense():
    """Every case cites every law."""
    cases = [
        LegalCase(id=f"case:{n}", name=f"Case {n}", kind="administrative", item="item:0")
        for n in range(CASES)
    ]
    laws = [Law(id=f"law:{n}", name=f"Law {n}") for n in range(LAWS)]
    edges = [
        Edge(
            id=f"e-{one.id}-{other.id}",
            predicate="CITED",
            source=one.id,
            target=other.id,
            basis="structure",
            **{"as": "applied"},
        )
        for one in cases
        for other in laws
    ]
    letter = Document(
        id="document:0", name="dense.txt", sha256="0" * 64, media_type="text/plain", characters=0
    )
    store = MemoryStore()
    store.save([DocumentFacts(reader="rules", document=letter, nodes=[*cases, *laws], edges=edges)])
    with running(store, settings_for(Place("127.0.0.1", 0), None)) as site:
        yield site


def test_many_lines_are_drawn_cut_and_left_for_few(chromium, dense):
    page = chromium.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(COUNT)
    page.goto(dense.url + "/graph")
    page.wait_for_function(f"() => window.ends_ === {2 * CASES * LAWS}")
    page.fill(".graphbar input", "Law 7")
    page.click(".graphbar [role=option] >> nth=0")
    page.wait_for_selector("#panel h2:has-text('Law 7')")
    page.click("#panel button:has-text('Hide')")
    page.wait_for_function(f"() => window.ends_ === {2 * CASES * (LAWS - 1)}")
    page.evaluate("() => { window.ends_ = null; }")
    page.click(".chip:has-text('Law')")
    page.wait_for_function(
        "() => document.querySelector('.graphbar output').textContent.startsWith('100 of')"
    )
    assert page.evaluate("() => window.ends_") is None
    assert errors == []
    page.close()
