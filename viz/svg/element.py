"""SVG as text, built so that whatever a document says stays text."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from viz.text import clean, clip, width

#: The mean width of a Latin letter in the usual system fonts, of the font's size.
LETTER = 0.55
FONT = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'WenQuanYi Micro Hei', 'DejaVu Sans', sans-serif"
)
#: Colours of the drawing by class: a page may set them otherwise by its style sheet, as for dark mode.
COLOURS = {"ink": "#1b2027", "soft": "#57606a", "rule": "#d5dae0", "ground": "#ffffff", "accent": "#1f5fc4"}

Value = str | int | float | None


def tag(name: str, *children: str, **attributes: Value) -> str:
    """One element. `children` are elements or escaped text; `_` stands for `-` in names; None leaves one out.

    `ink` names a class of COLOURS to fill with, `line` one to stroke with.
    """
    if ink := attributes.pop("ink", None):
        attributes |= {"class": ink, "fill": COLOURS[str(ink)]}
    if line := attributes.pop("line", None):
        attributes |= {"class": f"{line}-line", "stroke": COLOURS[str(line)]}
    pairs = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{pairs}>{inside}</{name}>" if inside else f"<{name}{pairs}/>"


def text(x: float, y: float, said: str, *, size: float = 13, ink: str = "ink", **attributes: Value) -> str:
    """A line of text; what a document says is made harmless here."""
    return tag("text", escape(clean(said)), x=x, y=y, font_size=size, ink=ink, **attributes)


def title(said: str) -> str:
    """What a browser shows beside the pointer, and a screen reader says."""
    return tag("title", escape(clip(said, 300)))


def fitted(said: str, room: float, size: float = 13) -> str:
    """`said`, cut to a width in pixels."""
    return clip(said, max(2, int(room / (size * LETTER))))


def wide(said: str, size: float = 13) -> float:
    """About how many pixels a line of text takes."""
    return width(said) * size * LETTER


def document(across: float, down: float, body: Iterable[str], *, name: str, about: str) -> str:
    """A whole drawing on its own ground; `name` and `about` are read to who can't see it."""
    return tag(
        "svg",
        tag("title", escape(clip(name, 200)), id="name"),
        tag("desc", escape(clip(about, 600)), id="about"),
        tag("rect", width=across, height=down, ink="ground"),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(across)} {_number(down)}",
        width=across,
        height=down,
        role="img",
        aria_labelledby="name about",
        font_family=FONT,
    )


def _number(value: Value) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
