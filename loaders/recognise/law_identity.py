"""Which names in a document mean one instrument: short titles that it defines, headings beside their texts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from loaders.recognise.law_found import Found
from loaders.recognise.law_names import alike, bare, is_chinese, signature, title_head, unknown_id
from loaders.recognise.law_references import Named, definitions
from loaders.recognise.law_text import FlatText

#: Items with more different unknown titles than this are not compared title by title.
_MANY = 40


def with_defined(flat: FlatText, found: list[Found], item_of: Callable[[int], int | None]) -> list[Found]:
    """`found` with the short titles that the text itself defines given the name that they stand for."""
    named = [
        Named(f.start, f.end, f.key or f.name, (f.name,), frozenset([title_head(f.name)]), f.nested)
        for f in found
    ]
    owners = {n.id: f for n, f in zip(reversed(named), reversed(found), strict=True)}
    terms = {d.term: d for d in reversed(definitions(flat, named, item_of)) if d.item is None}
    result = []
    for f in found:
        definition = terms.get(bare(f.name)) if f.key is None else None
        if definition and definition.start <= f.start:
            owner = owners[definition.id]
            f = replace(f, key=owner.key, name=owner.name, doubtful=False)
        result.append(f)
    return result


def with_one_name(found: list[Found], item_of: Callable[[int], int | None]) -> list[Found]:
    """`found` with the variants of one name in one item given the same name or key."""
    by_item: dict[int | None, list[Found]] = defaultdict(list)
    for f in found:
        by_item[item_of(f.start)].append(f)
    everything = _distinct((f for f in found if f.key is None), 10 * _MANY)
    names: dict[int | None, list[Found]] = {
        item: _distinct(fs, _MANY) for item, fs in by_item.items() if item is not None
    }
    return [_unified(f, names.get(item_of(f.start), []), everything) for f in found]


def _distinct(found: Iterable[Found], most: int) -> list[Found]:
    """One of those of each name, English ones only; none where there are too many to compare."""
    distinct = list({bare(f.name): f for f in found if not is_chinese(f.name)}.values())
    return distinct if len(distinct) <= most else []


def _unified(found: Found, here: Sequence[Found], everything: Sequence[Found]) -> Found:
    """`found` under the fullest name that its item has for it."""
    if found.key or is_chinese(found.name):
        return found
    near = [f for f in here if alike(found.name, f.name) or _begins(found.name, f.name)]
    near += _fuller(found, here, any_length=True) or _fuller(found, everything)
    if not near:
        return found
    best = min(near, key=lambda f: (f.key is None, -len(signature(f.name).stems), unknown_id(f.name)))
    if best.key or len(signature(best.name).stems) >= len(signature(found.name).stems):
        return replace(found, key=best.key, name=found.name if best.key else best.name)
    return found


def _begins(name: str, other: str) -> bool:
    """Whether one name is the beginning of the other, as where a heading is cut short."""
    short, long = sorted((bare(name).lower(), bare(other).lower()), key=len)
    same = signature(name).head == signature(other).head
    return same and long.startswith(short + " ") and len(signature(short).stems) >= 2


def _fuller(found: Found, others: Sequence[Found], *, any_length: bool = False) -> list[Found]:
    """The one other name that says all that this one says, and more.

    A very short one (`Memorandum of Cooperation`) is looked for everywhere, a longer one (`Measures for Online
    Games`) only beside the fuller name in its item.
    """
    mine = signature(found.name)
    if (len(mine.stems) > 1 and not any_length) or not mine.stems or mine.head == "law":
        return []
    longer = [o for o in others if not is_chinese(o.name) and signature(o.name).head == mine.head
              and mine.stems < signature(o.name).stems]  # fmt: skip
    distinct = {o.key or unknown_id(o.name): o for o in longer}
    return list(distinct.values()) if len(distinct) == 1 else []


def supported(found: list[Found], item_of: Callable[[int], int | None]) -> list[Found]:
    """`found` without titles of headings that no prose of the item bears out."""
    sure = {(item_of(f.start), f.key or unknown_id(f.name)) for f in found if not f.doubtful}
    return [f for f in found if not f.doubtful or (item_of(f.start), f.key or unknown_id(f.name)) in sure]
