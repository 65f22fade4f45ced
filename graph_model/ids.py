"""Deterministic ids: what a thing is decides its id, never when or in which order it was read."""

import hashlib
import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ARTICLES = re.compile(r"\b(the|a|an)\b")


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for `parts` in this order."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fold(name: str) -> str:
    """`name` with case, width, quotes, English articles and punctuation folded, so that spellings compare."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace("’", "'")
    text = re.sub(r"(?<=\w)'s\b|(?<=s)'", lambda m: m.group().replace("'", ""), text)
    text = _ARTICLES.sub(" ", text)
    return " ".join(re.findall(r"\w+", text))


def slug(name: str) -> str:
    """`name` as lower-case ASCII words joined by hyphens; where letters are lost, a digest is added."""
    folded = fold(name)
    ascii_ = _NOT_WORD.sub(
        "-", unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    ).strip("-")
    if len(ascii_) > 80:
        return f"{ascii_[:80].rstrip('-')}-{digest(folded)[:8]}"
    if not folded.isascii():
        return f"{ascii_}-{digest(folded)[:8]}".lstrip("-")
    return ascii_ or digest(name)[:8]


def document_id(sha256: str) -> str:
    """The id of the document whose bytes have this SHA-256."""
    return f"document:{sha256[:16]}"


def item_id(document: str, number: int) -> str:
    """The id of the item that stands at place `number` (from 1) of its document."""
    return f"item:{document.removeprefix('document:')}:{number}"


def entity_id(label: str, key: str) -> str:
    """The id of a body, law or named party: `key` is its registry key, or the slug of its name."""
    return f"{label.lower()}:{key}"


def anonymous_id(label: str, item: str, description: str) -> str:
    """The id of an unnamed party or body: it belongs to its item alone."""
    return f"{label.lower()}:{item.removeprefix('item:')}:{slug(description)}"


def article_id(law: str, number: str) -> str:
    """The id of article `number` (`27` or `27(1)`) of the law with id `law`."""
    return f"article:{law.removeprefix('law:')}:{number}"


def case_id(item: str) -> str:
    """The id of the case that an item reports."""
    return f"case:{item.removeprefix('item:')}"


def penalty_id(case: str, authority: str, party: str, kind: str) -> str:
    """The id of the penalty of one kind that an authority imposed on one party in a case."""
    return f"penalty:{case.removeprefix('case:')}:{digest(authority, party, kind)[:8]}"


def edge_id(predicate: str, source: str, target: str, item: str | None = None, *distinct: object) -> str:
    """The id of an edge; `distinct` are the properties that tell parallel edges apart (kind, as)."""
    return f"{predicate.lower()}:{digest(predicate, source, target, item, *distinct)}"
