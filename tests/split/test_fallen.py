"""Tables that fell apart into lines: their headings alone are no table."""

import pytest
from source_texts import as_source

from loaders.split import outline


@pytest.mark.parametrize("headings", ["Date\nAuthority\nTitle", "No.\nTitle\nSummary\nDate"])
@pytest.mark.parametrize(
    "after", ["", "\n\nPrivacy\n\nFerries were fined on 4 March 2024, as the port let it be known."]
)
def test_headings_without_rows(headings: str, after: str) -> None:
    assert outline(as_source(f"Law tracker, March 2024\n\n{headings}{after}")).issue == "2024-03"
