"""Bringing a list of titles and the texts that follow it together, both in their own order."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from loaders.split.blocks import Block, is_chinese
from loaders.split.layouts import Layout, is_content
from loaders.split.titles import Title, title_of
from loaders.split.zones import Listed

#: Beyond this many pairs, only titles printed again are paired.
_MOST_PAIRS = 250_000
#: What a pair is worth whose words do not speak for it: where numbers agree, place alone pairs them.
_PLACE = 0.3
#: The share of telling words that listed titles and their texts have in common on average, at least.
_SHARED = 0.2


def listed_layout(text: str, body: list[Block], listed: list[Listed]) -> Layout | None:
    """The layout in which each listed title has a text in the same order; headings may be missing."""
    units = _units(body)
    if not listed or not units or len(units) * len(listed) > _MOST_PAIRS:
        return None
    worth = [[_worth(body, unit, entry) for entry in listed] for unit in units]
    pairs = _best(worth)
    layout = Layout("listed", 0.99, {})
    for number, unit in enumerate(units):
        head = body[unit[0]]
        if number in pairs and listed[pairs[number]].categories:
            layout.categories[unit[0]] = listed[pairs[number]].categories
        if head.kind == "heading":
            layout.starts[unit[0]] = title_of(text, head.body, head.stop, head.dated)
        elif number in pairs:
            layout.starts[unit[0]] = listed_title(text, listed[pairs[number]])
    if len(pairs) < 0.5 * len(listed) or not _speaks_of_it(body, units, pairs, worth):
        return None
    return layout


def _speaks_of_it(
    body: list[Block], units: list[tuple[int, int]], pairs: dict[int, int], worth: list[list[float]]
) -> bool:
    """Whether the texts that a list would give titles to share words with them, as lines of a masthead don't."""
    shared = [worth[n][entry] - _PLACE for n, entry in pairs.items() if body[units[n][0]].kind != "heading"]
    return not shared or sum(shared) / len(shared) >= _SHARED


def listed_title(text: str, entry: Listed) -> Title:
    """The title that an entry of a list of titles gives."""
    return title_of(text, entry.block.body, entry.block.stop, entry.block.dated)


def _units(body: list[Block]) -> list[tuple[int, int]]:
    """Stretches that may be one item's text: a heading with its paragraph, or a paragraph."""
    units: list[tuple[int, int]] = []
    n = 0
    while n < len(body):
        if body[n].kind == "heading" and n + 1 < len(body) and is_content(body[n + 1]):
            units.append((n, n + 2))
            n += 2
        else:
            if is_content(body[n]) and not (body[n].mark and body[n].mark.bullet):  # type: ignore[union-attr]
                units.append((n, n + 1))
            n += 1
    return units


def _worth(body: list[Block], unit: tuple[int, int], entry: Listed) -> float:
    head, title = body[unit[0]], entry.block.words[:240]
    if head.kind == "heading":
        alike = fuzz.token_set_ratio(head.words[:240], title) / 100
        return 2 * alike if alike >= 0.6 else -1.0
    return _PLACE + shared_words(title, head.words[:600])


@lru_cache(4096)
def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"\w{4,}", title.casefold()))


def shared_words(title: str, words: str) -> float:
    """The share of the title's telling words that `words` has (0 to 1); inflected forms count."""
    if is_chinese(title):
        pairs = {title[n : n + 2] for n in range(len(title) - 1)}
        return sum(pair in words for pair in pairs) / max(1, len(pairs))
    flat, stems = words.casefold(), _stems(title)
    return sum(stem in flat for stem in stems) / max(1, len(stems))


def _best(worth: list[list[float]]) -> dict[int, int]:
    """The pairing of rows with columns, both in order, that is worth most (row -> column)."""
    rows, columns = len(worth), len(worth[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = worth[i][j] + best[i + 1][j + 1]
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == worth[i][j] + best[i + 1][j + 1] and worth[i][j] > 0:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
