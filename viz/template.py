"""Pages from the templates in viz/data; what stands in them is shown as text unless it is Markup."""

from typing import Any

from viz.style import data_text


def rendered(name: str, **values: Any) -> str:
    """The HTML text of the template `name` with these values; all that it asks for must be given."""
    import jinja2

    loader = jinja2.FunctionLoader(data_text)
    pages = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, loader=loader)
    return pages.get_template(name).render(**values)
