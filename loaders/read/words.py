"""Sets of short names, written as a text with spaces between them."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
