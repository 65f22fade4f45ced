"""The pages in a real Chromium, opened from a file, with the network watched."""

from contextlib import contextmanager

import pytest
from watched import watched

import viz

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def opened(chromium, tmp_path):
    @contextmanager
    def open_page(html, **context):
        viz.write_page(html, tmp_path / "page.html")
        with watched(chromium, **context) as (page, seen):
            page.goto((tmp_path / "page.html").as_uri())
            page.wait_for_function(
                "() => document.querySelector('canvas') && document.querySelectorAll('#rows tr').length"
            )
            page.wait_for_timeout(300)
            yield page, seen

    return open_page


DRAWN = """() => {
  const canvas = document.querySelector('canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let drawn = 0;
  for (let i = 3; i < pixels.length; i += 4) drawn += pixels[i] > 0;
  return drawn;
}"""

#: Where on the screen the drawing has this colour with the same colour around it: inside a node.
FIND = """([r, g, b]) => {
  const canvas = document.querySelector('canvas');
  const {width, height} = canvas, box = canvas.getBoundingClientRect();
  const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  const is = (x, y) => [r, g, b].every((value, i) => pixels[4 * (y * width + x) + i] === value);
  for (let y = 6; y < height - 6; y++) for (let x = 6; x < width - 6; x++)
    if (is(x, y) && is(x - 6, y) && is(x + 6, y) && is(x, y - 6) && is(x, y + 6))
      return [box.left + x * box.width / width, box.top + y * box.height / height];
  return null;
}"""


@pytest.mark.parametrize("view", viz.VIEWS)
@pytest.mark.parametrize("context", [{}, PHONE, {"color_scheme": "dark"}], ids=["desktop", "phone", "dark"])
def test_a_view_opens_by_itself_and_draws(opened, mirror, view, context):
    with opened(viz.page(mirror, view, node="regulator:cac-yinzhou"), **context) as (page, seen):
        assert seen.requests == [page.url]
        assert seen.errors == []
        assert page.evaluate(DRAWN) > 500
        assert page.is_visible(".legend li:first-child")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_legend_covers_nothing_of_the_drawing(opened, mirror):
    with opened(viz.page(mirror, "everything")) as (page, _):
        legend, drawing = (page.locator(place).bounding_box() for place in (".legend", "#network"))
        assert legend["y"] + legend["height"] <= drawing["y"] + 1
        assert page.locator(".legend li", has_text="Cited as violated").is_visible()


@pytest.mark.parametrize("act", ["click", "keyboard"])
def test_a_row_leads_to_the_sentence_and_its_source(opened, mirror, act):
    with opened(viz.page(mirror, "neighbourhood", node="regulator:mps")) as (page, _):
        row = page.locator("#rows tr", has_text="Measures for Reporting")
        if act == "click":
            row.click()
        else:
            row.locator("button").focus()
            page.keyboard.press("Enter")
        assert "CAC, MIIT and MPS jointly promulgated" in page.inner_text("#details blockquote >> nth=0")
        assert "Beacon Law, beacon-2025-04.html" in page.inner_text("#details")
        link = page.locator("#details .source a")
        assert link.get_attribute("href") == "https://www.cac.gov.cn/2025-04/22/example.htm"
        assert "noopener" in link.get_attribute("rel")


@pytest.mark.parametrize("context", [{}, PHONE], ids=["click", "tap"])
def test_a_node_of_the_drawing_leads_to_its_properties_and_mentions(opened, mirror, context):
    law = viz.style.style().nodes["Law"].colour
    colour = [int(law[i : i + 2], 16) for i in (1, 3, 5)]
    with opened(viz.page(mirror, "neighbourhood", node="regulator:mps"), **context) as (page, _):
        page.evaluate("() => document.querySelector('.picture').scrollIntoView()")
        x, y = page.evaluate(FIND, colour)
        (page.touchscreen.tap if context else page.mouse.click)(x, y)
        page.wait_for_function(
            "() => document.querySelector('#details h2').textContent.startsWith('Measures')"
        )
        assert "Mentioned in" in page.inner_text("#details")


#: Begins to note the height in pixels of each text that the drawing writes.
HEIGHTS = """() => {
  window.heights_ = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...given) {
    window.heights_.push(parseFloat(this.font) * this.getTransform().a / devicePixelRatio);
    return write.apply(this, given);
  };
}"""


def test_names_can_be_read_however_small_the_drawing(opened, mirror):
    with opened(viz.page(mirror, "everything"), viewport={"width": 420, "height": 420}) as (page, _):
        page.evaluate(HEIGHTS)
        for _ in range(3):
            page.click("#farther")
        page.wait_for_timeout(300)
        heights = page.evaluate("() => window.heights_")
    assert heights
    assert min(heights) > 10.5


def test_names_in_either_language_find_rows(opened, mirror):
    with opened(viz.page(mirror, "everything")) as (page, _):
        for words, rows in (("公安部", 1), ("mps issued", 1), ("no such name", 0)):
            page.fill("#filter", words)
            assert page.locator("#rows tr").count() == rows
        assert page.inner_text("#found").startswith("0 of ")


def test_chinese_is_shown(opened, mirror):
    with opened(viz.page(mirror, "neighbourhood", node="company:yongjia-4d1f")) as (page, _):
        assert page.title() == "甬家物业服务有限公司"
        assert page.inner_text("#details h2") == "甬家物业服务有限公司"


VIEWS_OF_HOSTILE_NAMES = [
    *((view, 2) for view in viz.VIEWS),
    *(("neighbourhood", number) for number in (0, 1, 3, 7, 10)),
]


@pytest.mark.parametrize(("view", "number"), VIEWS_OF_HOSTILE_NAMES)
def test_hostile_names_are_shown_and_never_run(opened, hostile_mirror, view, number):
    html = viz.page(hostile_mirror, view, node=f"regulator:hostile-{number}")
    with opened(html, viewport={"width": 800, "height": 700}) as (page, seen):
        for row in page.locator("#rows tr button").all()[:25]:
            row.click()
        hover_over(page, page.locator("#network"))
        assert page.evaluate("() => window.pwned") is None
        assert page.locator("img, svg[onload], b, iframe, a[href^=javascript]").count() == 0
        assert page.locator("script").count() == 3
        assert seen.requests == [page.url]
        assert seen.errors == []


def hover_over(page, drawing):
    """Moves the pointer slowly across the drawing, so that tooltips come up."""
    drawing.evaluate("drawing => drawing.scrollIntoView()")
    box = drawing.bounding_box()
    for step in range(1, 20):
        page.mouse.move(box["x"] + box["width"] * step / 20, box["y"] + box["height"] / 2)
        page.wait_for_timeout(20)


def test_a_tooltip_shows_a_hostile_name_as_text(opened, hostile_mirror):
    colour = viz.style.style().nodes["Company"].colour
    with opened(viz.page(hostile_mirror, "neighbourhood", node="regulator:hostile-2")) as (page, _):
        x, y = page.evaluate(FIND, [int(colour[i : i + 2], 16) for i in (1, 3, 5)])
        page.mouse.move(x, y)
        page.wait_for_selector(".vis-tooltip", state="visible")
        assert page.inner_text(".vis-tooltip") == "Company: </script><script>window.pwned = 1</script> Co."


def test_a_hostile_name_is_the_title_as_text(opened, hostile_mirror):
    with opened(viz.page(hostile_mirror, "neighbourhood", node="regulator:hostile-2")) as (page, _):
        assert page.title() == "</script><script>window.pwned = 1</script>"
        assert page.inner_text("h1") == "</script><script>window.pwned = 1</script>"


def test_a_name_of_ten_thousand_characters_breaks_no_layout(opened, hostile_mirror):
    with opened(viz.page(hostile_mirror, "neighbourhood", node="regulator:hostile-11"), **PHONE) as (page, _):
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert len(page.text_content("#details h2")) == 10_000


def test_a_printed_page_has_picture_and_rows_but_no_buttons(opened, mirror):
    with opened(viz.page(mirror, "regulators")) as (page, _):
        page.emulate_media(media="print")
        assert page.is_visible("#network canvas")
        assert page.is_visible("#rows tr")
        assert not page.is_visible(".tools")
        assert page.pdf().startswith(b"%PDF")


def test_dark_mode_follows_the_reader(opened, mirror):
    grounds = []
    for scheme in ("light", "dark"):
        with opened(viz.page(mirror, "regulators"), color_scheme=scheme) as (page, _):
            grounds.append(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 19, 24)"]
