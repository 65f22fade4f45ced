"""Alternatives of phrasing are found as a regular expression of them all would find them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.alternatives import WORD, Alternatives
from loaders.prefixes import prefixes
from loaders.relate.phrasing import data

TEXTS = [
    f"{WORD}(?:fined)", f"{WORD}(?:fine[sd]?|penalt(?:y|ies))", "(?:处罚款)", "(?:[并另]处)", r"(?:\bin \d+)",
    f"{WORD}(?:or(?:der)?)(?!\\w)",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("fined", {"fin"}),
        ("(?<!x)Fine", {"fin"}),
        ("a(?:b|cd)e", {"abe", "acd"}),
        ("ab?c", {"abc", "ac"}),
        ("[ab]c", {"ac", "bc"}),
        ("a+b", {"a"}),
        (r"a\d", {"a"}),
        (r"\d+ cases", None),
        ("x*", None),
    ],
)
def test_prefixes(pattern: str, expected: set[str] | None) -> None:
    assert prefixes(pattern) == expected


@given(
    st.lists(
        st.sampled_from(
            ["fined", "Fine", "penalty", "并处罚款", "另处", " ", "-", "in 5", "order", "or", "x"]
        )
    )
)
def test_finds_what_one_pattern_of_all_finds(words: list[str]) -> None:
    text = "".join(words)
    plain = re.compile("|".join(TEXTS), re.IGNORECASE)
    found = Alternatives(TEXTS)
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert bool(found.match(text)) == bool(plain.match(text))


def test_the_index_tells_which_alternative_matched() -> None:
    found = Alternatives(TEXTS)
    assert [found.index(m) for m in found.finditer("fined, 另处罚款 in 5")] == [0, 3, 4]


def test_begins_with_any_letter_only_at_heads() -> None:
    found = Alternatives([r"(?:\w+ was fined)", "(?:penalty)"], heads=re.compile(r"[.;]\s"))
    assert [m.group() for m in found.finditer("It was fined; he was fined, a penalty")] == [
        "It was fined",
        "he was fined",
        "penalty",
    ]


def test_most_verbs_of_punishing_begin_with_letters() -> None:
    verbs = [
        text
        for kind in data("penalties").values()
        if isinstance(kind, dict)
        for text in kind.get("verbs", ())
    ]
    assert verbs and not [text for text in verbs if prefixes(text) is None]
