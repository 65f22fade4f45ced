"""How instruments are called, as kept in `data/laws.yaml`, in the forms that recognising needs."""

import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """The content of `data/laws.yaml`."""
    import yaml

    text = (files("loaders.recognise") / "data" / "laws.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` of the data as a set."""
    return frozenset(wording()[name])


@cache
def head_classes() -> dict[str, str]:
    """Each English head-word, as printed and in lower case, with its class."""
    found = {}
    for kind, heads in wording()["heads"].items():
        for head in heads:
            found[head] = found[head.lower()] = kind
    return found


@cache
def heads_zh() -> list[tuple[str, str]]:
    """Each Chinese ending with its class, the longest first."""
    pairs = [(head, kind) for kind, heads in wording()["heads_zh"].items() for head in heads]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def edition() -> re.Pattern[str]:
    """A bracket that names an edition or a state of the text, in either language, with its parentheses."""
    english, chinese = wording()["editions"], wording()["editions_zh"]
    return re.compile(rf"\(\s*(?:(?i:{english})|(?:{chinese}))\s*\)")


@cache
def drafts() -> re.Pattern[str]:
    """Words in a bracket that say that a text is a draft."""
    return re.compile(wording()["drafts"])


@cache
def breaker_phrases() -> re.Pattern[str]:
    """Phrases after which a title may start."""
    return re.compile(r"\b(?:" + "|".join(wording()["breaker_phrases"]) + r")\b")


@cache
def places() -> re.Pattern[str]:
    """Names of places that tell instruments apart."""
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(wording()["places"], key=len, reverse=True))) + r")\b", re.I
    )
