from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read import EmptyError, FormatError, read_bytes

words = st.text(st.sampled_from("abc 法律é&<>|"), min_size=1, max_size=12).filter(str.strip)


def read(page: str, encoding: str = "utf-8"):
    return read_bytes(page.encode(encoding), "letter.html")


def text(body: str) -> str:
    return read(f"<html><body>{body}</body></html>").text.strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>A</h1><p>b\n  c</p><p>d</p>", "A\n\nb c\n\nd"),
        ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
        ("<p>a&nbsp;<b>b</b>c &amp; d</p>", "a bc & d"),
        ("<ul><li>a<li><p>b</p></ul>", "- a\n- b"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c"),
        ("<ol start=4><li>a<li>b</ol>", "4. a\n5. b"),
        ("<table><tr><th>D<th>W<tr><td>1 May<td><p>a</p><p>b</p></table>", "D | W\n1 May | a b"),
        ("<table><tr><td>a<td></td><td>c</table>", "a |  | c"),
        ("<table><tr><td><h2>A</h2><p>b</p><td><p>c</p></table>", "A\n\nb\n\nc"),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a | b\n\nc"),
        ("<dl><dt>a<dd>b</dl><pre>c\nd</pre>", "a\nb\n\nc\nd"),
        ("<p>10<sup>th</sup>, 5 km<sup>2</sup>, fined.<sup>3</sup></p>", "10th, 5 km2, fined.[3]"),
        ("<p>soft\u00adhyphen</p><p>zero\u200bwidth</p>", "softhyphen\n\nzerowidth"),
    ],
)
def test_blocks(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>x</nav>",
        "<header><p>x</p></header>",
        "<footer>x</footer>",
        "<aside>x</aside>",
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<div class='cookie-banner'>x</div>",
        "<div id=onetrust-consent>x</div>",
        "<ul class='breadcrumb'><li>x</ul>",
        "<div role=navigation>x</div>",
        "<p hidden>x</p>",
        "<p style='display: none'>x</p>",
        "<button>x</button>",
        "<!-- x -->",
    ],
)
def test_furniture_is_left_out(furniture):
    assert (
        text(f"<p>The news of the month</p>{furniture}<p>and its end.</p>")
        == "The news of the month\n\nand its end."
    )


@pytest.mark.parametrize(
    "body",
    [
        "<article><header><h1>kept</h1></header><p>text</p></article>",
        "<div class='has-sidebar page'><p>kept and much more text than anything else</p></div>",
        "<main><footer class=footnotes><p>kept</p></footer><p>text</p></main>",
        "<footer><div>kept</div></footer>",
        "<p>a</p><aside role=doc-footnote>kept</aside>",
    ],
)
def test_what_looks_like_furniture_but_is_text_is_kept(body):
    assert "kept" in text(body)


def test_the_page_title_goes_first_where_it_says_more():
    page = "<head><title>{} | Harbour Lane</title></head><body><h1>Data News</h1></body>"
    assert read(page.format("Data News")).text == "Data News | Harbour Lane\n\nData News\n"
    assert read("<head><title>News</title></head><body><h1>Data News</h1></body>").text == "Data News\n"


NOTES = [
    "<p>Fined.<sup><a href='#n1'>1</a></sup></p>"
    "<ol><li id=n1>CAC <a href='https://a.cn/1'>notice</a> <a href='#r'>↩</a></ol><i id=r></i>",
    "<p>Fined.<a href='#n1'><sup>[1]</sup></a></p><p id=n1>[1] CAC https://a.cn/1</p>",
    "<p>Fined. <a href='#_ftn1' name='_ftnref1'>[1]</a></p>"
    "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> CAC <a href='https://a.cn/1'>x</a></p>",
]


@pytest.mark.parametrize("body", NOTES)
def test_footnotes_are_marked_and_linked(body):
    source = read(f"<body>{body}</body>")
    assert source.text.startswith("Fined.[1]\n\n[1] CAC")
    marks = [link for link in source.links if source.text[link.start : link.end] == "[1]"]
    assert [(link.start, link.url) for link in marks] == [(6, "https://a.cn/1")]


@given(st.lists(st.tuples(words, words), min_size=1, max_size=6))
def test_offsets_give_the_linked_words(parts):
    page = "".join(
        f"<p>{escape(a)}<a href='https://a.cn/{i}'>{escape(b)}</a></p>" for i, (a, b) in enumerate(parts)
    )
    source = read(f"<body>{page}</body>")
    found = {link.url: source.text[link.start : link.end] for link in source.links}
    assert found == {f"https://a.cn/{i}": " ".join(b.split()) for i, (_, b) in enumerate(parts)}


@given(st.lists(words, min_size=1, max_size=8))
def test_no_word_is_lost(parts):
    page = "".join(f"<div><span>{escape(part)}</span></div>" for part in parts)
    assert read(f"<body>{page}</body>").text.split() == " ".join(parts).split()


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("//a.cn/1", "https://a.cn/1"),
        ("/1", "https://base.cn/1"),
        (" https://a.cn/1 ", "https://a.cn/1"),
        ("mailto:a@b.cn", None),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
    ],
)
def test_addresses(href, url):
    source = read(f"<head><base href='https://base.cn/x/'></head><body><a href='{href}'>w</a></body>")
    assert [link.url for link in source.links] == ([url] if url else [])


def test_a_picture_that_is_a_link_speaks_by_its_alternative_text():
    source = read("<body><p>a</p><a href='https://a.cn'><img alt='Read more'></a></body>")
    assert source.text == "a\n\nRead more\n"
    assert len(source.links) == 1


@pytest.mark.parametrize("encoding", ["gb2312", "big5", "utf-16", "utf-8-sig"])
def test_the_declared_encoding(encoding):
    page = f"<html><head><meta charset='{encoding}'></head><body><p>工信部</p></body></html>"
    assert read(page, encoding).text == "工信部\n"


def test_a_page_without_text():
    with pytest.raises(EmptyError, match="no text"):
        read("<html><body><script>x</script></body></html>")


def test_a_page_that_nests_without_end():
    with pytest.raises(FormatError, match="too deeply"):
        read("<div>" * 100_000 + "x")
