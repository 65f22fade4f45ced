import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read import read_bytes

word = st.text(st.sampled_from("abc法律 é("), min_size=1, max_size=8)
address = st.from_regex(r"https://[a-z]{1,8}\.cn/[a-z0-9_-]{1,8}", fullmatch=True)


def links(markdown: str) -> list[tuple[str, str]]:
    source = read_bytes(markdown.encode(), "letter.md")
    assert source.text == markdown
    return [(source.text[link.start : link.end], link.url) for link in source.links]


@given(st.lists(st.tuples(word, word, address), min_size=1, max_size=5))
def test_offsets_give_the_linked_words(parts):
    markdown = "".join(f"{before}[{words}]({url})\n" for before, words, url in parts)
    assert links(markdown) == [(words, url) for _, words, url in parts]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('See [the notice](https://a.cn/1 "Notice").', [("the notice", "https://a.cn/1")]),
        ("See [it](https://a.cn/x_(y)).", [("it", "https://a.cn/x_(y)")]),
        ("See [a [b] c](https://a.cn/1).", [("a [b] c", "https://a.cn/1")]),
        ("See <https://a.cn/1>.", [("https://a.cn/1", "https://a.cn/1")]),
        ("See [it][n].\n\n[n]: https://a.cn/1\n", [("it", "https://a.cn/1")]),
        ("Fined.[^1]\n\n[^1]: CAC, https://a.cn/1.\n", [("[^1]", "https://a.cn/1")]),
        (
            "Fined.[^1]\n\n[^1]: https://a.cn/1 and https://b.cn/2\n",
            [("[^1]", "https://a.cn/1"), ("[^1]", "https://b.cn/2")],
        ),
        ("See [above](#top), [mail](mailto:a@b.cn) and [page](/x).", []),
        ("![logo](https://a.cn/logo.png) and [^2] without a note", []),
        ("Fined.[^1]\n\n[^1]: See above.\n", []),
    ],
)
def test_forms(markdown, expected):
    assert links(markdown) == expected


@pytest.mark.timeout(10)
@pytest.mark.parametrize("hostile", ["[" * 300_000, "[a](" * 100_000, "[^1" * 100_000, "[a] " * 100_000])
def test_hostile_text_takes_no_long(hostile):
    assert links(hostile) == []
