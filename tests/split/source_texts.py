"""Source texts for the tests of splitting."""

import hashlib

from loaders.read.markdown import find_links
from loaders.source import SourceText


def as_source(text: str, name: str = "newsletter.md") -> SourceText:
    """`text` as a file of that name would be read."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText(name, text, digest, "text/markdown", find_links(text))
