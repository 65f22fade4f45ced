"""A page in a real Chromium, with what it asks the network for and what it complains of."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Seen:
    """The addresses that a page asked for, and its errors and warnings."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def watched(chromium: Any, harmless: str = r"(?!)", **context: Any) -> Iterator[tuple[Any, Seen]]:
    """An empty page and what is seen of it; complaints in which `harmless` is found do not count."""
    browser, seen = chromium.new_context(**context), Seen()

    def note(message: Any) -> None:
        if message.type in ("error", "warning") and not re.search(harmless, message.text):
            seen.errors.append(message.text)

    browser.on("request", lambda request: seen.requests.append(request.url))
    page = browser.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield page, seen
    browser.close()
