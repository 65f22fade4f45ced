"""RegAtlas in Python: newsletters in, a graph of regulators, laws, cases and penalties out.

`build` reads newsletters into an atlas, `open` opens one that is there, `read` gives one document's facts.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_model import DocumentFacts as DocumentFacts
    from regatlas.atlas import Atlas as Atlas
    from regatlas.atlas import build as build
    from regatlas.atlas import open as open
    from regatlas.atlas import read as read
    from regatlas.building import BuildReport as BuildReport

#: Where each public name is defined: nothing heavy is imported before it is used.
_HOMES = {
    "Atlas": "regatlas.atlas",
    "BuildReport": "regatlas.building",
    "DocumentFacts": "graph_model",
    "build": "regatlas.atlas",
    "open": "regatlas.atlas",
    "read": "regatlas.atlas",
}
__all__ = ["Atlas", "BuildReport", "DocumentFacts", "build", "open", "read"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'regatlas' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
