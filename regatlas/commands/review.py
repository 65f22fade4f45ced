"""`regatlas review`: what a person should look at."""

from regatlas.commands.options import FormatOption, Store
from regatlas.tables import Format


def review(store: Store = None, format: FormatOption = Format.TABLE) -> None:
    """List what a person should look at.

    What was uncertain in reading, and the bodies and laws that the registry doesn't know.

    \b
    Examples:
      regatlas review
      regatlas review --format csv | grep new-law
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.reviewing import Finding, findings
    from regatlas.tables import write

    with open_atlas(store) as atlas:
        write(Finding._fields, findings(atlas.store.facts()), format)
