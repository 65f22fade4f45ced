"""The explorer in a real Chromium: no error on any page, no request to another host, nothing that axe objects to."""

import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from calls import running
from hostile import HOSTILE
from watched import watched

from regatlas.serving import Place, settings_for
from stores.embedded import EmbeddedStore

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
#: What Chromium says of its own software rendering.
RENDERER = r"GL Driver Message .* GPU stall due to ReadPixels"
PAGES = [
    "/",
    "/graph",
    "/graph?focus=law:dsl",
    "/ask",
    "/ask/penalties-by-article",
    "/ask/penalties-of-regulator",
    "/pictures",
    "/cypher",
    "/add",
    "/thing/law:dsl",
    "/thing/article:dsl:27",
    "/thing/regulator:cac-zhejiang",
    "/thing/company:linjiang-bank",
    "/no/such/page",
]


@pytest.fixture
def opened(chromium, site):
    @contextmanager
    def open_page(path, where=site, **context):
        with watched(chromium, RENDERER, **context) as (page, seen):
            page.goto(where.url + path)
            page.wait_for_selector("main[data-ready]")
            yield page, seen

    return open_page


def violations(page):
    """What axe objects to, one line each. It is put in by the test's own hand: the page's policy lets no script in."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {node['html'][:120]}" for v in found["violations"] for node in v["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_without_error_other_hosts_or_violation(opened, site, path):
    with opened(path) as (page, seen):
        page.wait_for_load_state("networkidle")
        assert seen.errors == []
        assert [url for url in seen.requests if not url.startswith(site.url + "/")] == []
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


@pytest.mark.parametrize(
    "path", ["/", "/thing/article:dsl:27", "/ask/penalties-by-article", "/graph", "/pictures"]
)
def test_a_page_fits_a_phone(opened, path):
    with opened(path, **PHONE) as (page, seen):
        page.wait_for_load_state("networkidle")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        assert seen.errors == []


def test_one_click_leads_from_the_start_to_the_sentence_that_proves_a_fine(opened):
    with opened("/") as (page, seen):
        page.click("section:has-text('Highest fines') button.row >> nth=0")
        page.wait_for_selector("#panel mark")
        assert (
            page.inner_text("#panel blockquote >> nth=0") == "Zhejiang CA fined Linjiang Bank RMB 1.3 million"
        )
        assert page.inner_text("#panel mark >> nth=0") == "Zhejiang CA fined Linjiang Bank RMB 1.3 million"
        assert "Beacon Law, 2025-04" in page.inner_text("#panel")
        assert violations(page) == []
        page.reload()
        page.wait_for_selector("#panel mark")
        page.keyboard.press("Escape")
        assert page.is_hidden("#panel")
        assert "evidence" not in page.url
        assert seen.errors == []


def test_an_article_s_page_leads_to_the_sentence_in_three_clicks(opened):
    with opened("/") as (page, _):
        page.click("section:has-text('Articles behind') a.row:has-text('Data Security Law 27')")
        page.wait_for_selector("main[data-ready='/thing/article:dsl:27'] td.proof")
        assert "yuan in fines" in page.inner_text("main")
        page.click("tr:has-text('甬家物业服务有限公司') button.proof >> nth=0")
        page.wait_for_selector("#panel mark")
        assert page.inner_text("#panel mark >> nth=0") == "处以五万元罚款"


def test_a_typing_error_still_finds_and_the_keyboard_is_enough(opened):
    with opened("/") as (page, _):
        page.keyboard.press("/")
        page.keyboard.type("Data Securty Law")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("#find [role=option][aria-selected=true]")
        assert page.get_attribute("#find input", "aria-expanded") == "true"
        chosen = page.get_attribute("#find input", "aria-activedescendant")
        assert "Data Security Law" in page.inner_text(f"#{chosen}")
        page.keyboard.press("Enter")
        page.wait_for_selector("main[data-ready='/thing/law:dsl'] h1")
        assert page.inner_text("h1") == "Data Security Law"


def test_keys_that_are_quicker_than_the_answer_choose_from_it(opened):
    def late(route):
        time.sleep(0.4)
        route.continue_()

    with opened("/") as (page, _):
        page.route("**/api/find*", late)
        page.click("#find input")
        page.keyboard.type("DSL")
        page.keyboard.press("Enter")
        page.wait_for_selector("main[data-ready='/thing/law:dsl'] h1")


def test_a_table_sorts_filters_and_downloads_what_it_shows(opened):
    with opened("/ask/citation-trace") as (page, _):
        page.wait_for_selector("tbody tr")
        rows = page.locator("tbody tr").count()
        page.click("th button:has-text('yuan')")
        assert page.get_attribute("th:has-text('yuan')", "aria-sort") == "descending"
        assert "1,300,000" in page.inner_text("tbody tr >> nth=0")
        page.fill("[placeholder='Filter the rows']", "linjiang")
        assert 0 < page.locator("tbody tr").count() < rows
        with page.expect_download() as download:
            page.click("button:has-text('CSV')")
        text = Path(download.value.path()).read_text("utf-8-sig")
        assert text.count("\n") == page.locator("tbody tr").count() + 1
        with page.expect_download() as download:
            page.click("button:has-text('Excel')")
        assert download.value.suggested_filename == "citation-trace.xlsx"


def test_a_form_asks_and_its_answer_has_an_address(opened):
    with opened("/ask/penalties-of-regulator") as (page, _):
        page.fill("form input[role=combobox]", "zhejiang")
        page.click("form [role=option] >> nth=0")
        page.click("form button[type=submit]")
        page.wait_for_selector("tbody tr")
        assert "body=regulator" in page.url
        page.click("button:has-text('Graph') >> nth=0")
        page.wait_for_selector(".stage.small canvas")


def test_cypher_runs_by_the_keyboard_and_says_what_is_wrong(opened):
    with opened("/cypher") as (page, _):
        page.fill("textarea", "MATCH (l:Law) RETURN l.name AS law, l.id AS law_id")
        page.focus("textarea")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("tbody tr")
        page.fill("textarea", "MATCH (n) DETACH DELETE n")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("[role=alert]")
        assert "not allowed" in page.inner_text("[role=alert]")


def test_a_statement_in_a_link_is_shown_and_not_run(opened):
    with opened("/cypher?q=" + quote("MATCH (n) RETURN n.id AS id")) as (page, seen):
        assert page.input_value("textarea").startswith("MATCH (n) RETURN")
        assert not [url for url in seen.requests if "/api/cypher" in url]


SHOWN = "() => document.querySelector('.graphbar output').textContent"


def test_the_graph_draws_and_its_legend_and_filters_cut_it(opened):
    with opened("/graph") as (page, _):
        page.wait_for_selector(".stage canvas")
        whole = page.evaluate(SHOWN)
        page.click(".chip:has-text('Penalty')")
        assert page.get_attribute(".chip:has-text('Penalty')", "aria-pressed") == "false"
        assert page.evaluate(SHOWN) != whole
        assert "off=Penalty" in page.url
        page.click("summary:has-text('Filters')")
        page.select_option("select[aria-label='Level']", "county")
        page.wait_for_function("() => location.search.includes('level=county')")
        few = page.evaluate(SHOWN)
        page.reload()
        page.wait_for_function(f"() => document.querySelector('.graphbar output')?.textContent === {few!r}")


def test_nodes_expand_hide_pin_and_join_by_a_path_in_an_address_of_their_own(opened):
    with opened("/graph?focus=company:linjiang-bank") as (page, _):
        page.wait_for_selector("#panel h2")
        before = page.evaluate(SHOWN)
        page.click("#panel button.link:has-text('Cyberspace Administration of Zhejiang')")
        page.click("#panel button:has-text('Expand')")
        assert page.evaluate(SHOWN) != before
        page.click("#panel button:has-text('Pin')")
        assert "pin=regulator" in page.url
        page.click("#panel button:has-text('Path from here')")
        page.fill("#panel .ask input", "Hangzhou Internet Court")
        page.click("#panel .ask [role=option] >> nth=0")
        page.wait_for_function("() => location.search.includes('path=')")
        way = page.evaluate(SHOWN)
        assert int(way.split()[0]) >= 3
        page.click("#panel button:has-text('Hide')")
        assert "hidden=court" in page.url


def test_labels_are_chinese_on_demand_and_stay_so(opened):
    with opened("/thing/law:dsl") as (page, _):
        page.click("#tools button:has-text('中文')")
        page.wait_for_function("() => document.querySelector('h1').textContent === '数据安全法'")
        page.goto(page.url.replace("/thing/law:dsl", "/ask"))
        page.wait_for_selector("h1:has-text('问题')")
        assert page.get_attribute("html", "lang") == "zh-Hans"
        assert page.is_visible("text=各条款的处罚次数、机关、对象与金额 >> nth=0")


def test_colours_can_be_chosen_against_the_system(opened):
    with opened("/", color_scheme="light") as (page, _):
        ground = "() => getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == "rgb(255, 255, 255)"
        for _ in range(2):
            page.click("#tools button >> nth=1")
        assert page.evaluate(ground) == "rgb(15, 19, 24)"


def test_newsletters_are_added_told_of_and_taken_out_again(opened, tmp_path):
    with (
        EmbeddedStore(tmp_path / "atlas") as store,
        running(store, settings_for(Place("127.0.0.1", 0), None)) as own,
    ):
        letter = tmp_path / "lumen-2025-05.md"
        letter.write_text(
            "# Lumen Data Brief, May 2025\n\n## Enforcement\n\n1. Zhejiang CA fines a clinic\n\nOn May 6, 2025, the "
            "Cyberspace Administration of Zhejiang Province fined Lantern Clinic Co., Ltd. RMB 70,000 for violating "
            "Article 27 of the Data Security Law.\n",
            encoding="utf-8",
        )
        with opened("/", where=own) as (page, seen):
            assert "nothing here yet" in page.inner_text("h1")
            page.click("main a.button")
            page.set_input_files("input[type=file]", [letter])
            page.wait_for_selector("button:has-text('Undo')", timeout=60_000)
            assert "lumen-2025-05.md" in page.inner_text(".additions h2")
            assert violations(page) == []
            page.click("#nav a:has-text('Start')")
            page.wait_for_selector("section:has-text('Highest fines') button.row")
            assert "70,000" in page.inner_text("section:has-text('Highest fines') button.row >> nth=0")
            page.click("#nav a:has-text('Add')")
            page.click("button:has-text('Undo')")
            page.wait_for_selector("text=as it was before")
            assert seen.errors == []
        assert store.known() == set()


HOSTILE_NODES = [f"regulator:hostile-{number}" for number in range(len(HOSTILE))]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/graph",
        "/ask/citation-trace",
        "/pictures",
        *(f"/thing/{HOSTILE_NODES[n]}" for n in (0, 2, 7, 11)),
        f"/graph?focus={HOSTILE_NODES[2]}",
    ],
)
def test_hostile_names_are_shown_as_text_and_never_run(opened, hostile_site, path):
    with opened(path, where=hostile_site, **PHONE) as (page, seen):
        page.wait_for_load_state("networkidle")
        for proof in page.locator("main button.proof, #panel button.proof").all()[
            : 1 if "graph" in path else 3
        ]:
            proof.evaluate("button => button.click()")  # The panel may cover it on a phone.
            page.wait_for_selector("#panel .fact")
        page.wait_for_timeout(200)
        assert page.evaluate("() => window.pwned") is None
        assert (
            page.locator(
                "main img:not(.picture), main script, main b, iframe, a[href^=javascript], a[href^=data]"
            ).count()
            == 0
        )
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert seen.errors == []
        assert [url for url in seen.requests if not url.startswith(hostile_site.url + "/")] == []


def test_hostile_names_are_found_as_text(opened, hostile_site):
    with opened("/", where=hostile_site) as (page, _):
        page.fill("#find input", "<script>window")
        page.wait_for_selector("#find [role=option]")
        assert "<script>window.pwned = 1</script>" in page.inner_text("#find [role=listbox]")
        assert page.evaluate("() => window.pwned") is None


def test_an_address_asks_for_all_it_needs_at_once_and_for_nothing_twice(opened, site):
    for path in ("/", "/graph", "/ask", "/thing/law:dsl"):
        with opened(path) as (page, seen):
            page.wait_for_load_state("networkidle")
            asked = [url for url in seen.requests if "icon" not in url]
            assert sorted(set(asked)) == sorted(asked), path
            named = page.eval_on_selector_all("link[rel*=preload]", "links => links.map(link => link.href)")
            assert set(named) <= set(asked), path


#: Boxes around the names that a page's graph drew, as the drawing's own code was told to write them.
NAMES = """() => {
  window.names_ = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    if (this.canvas.classList.contains('sigma-labels')) window.names_.push([x, y, this.measureText(text).width]);
    return write.call(this, text, x, y);
  };
}"""


def test_no_name_in_the_graph_covers_another(opened):
    with opened("/graph") as (page, _):
        page.evaluate(f"({NAMES})()")
        page.wait_for_timeout(500)
        page.evaluate("() => { window.names_ = []; dispatchEvent(new Event('themechange')); }")
        page.wait_for_function("() => window.names_.length")
        names = page.evaluate("() => window.names_")
    assert [
        (one, other)
        for place, one in enumerate(names)
        for other in names[:place]
        if abs(one[1] - other[1]) < 11 and one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    ] == []
