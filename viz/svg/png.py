"""SVG into PNG."""


def png(svg: str, *, zoom: float = 2.0) -> bytes:
    """The drawing `svg` as a PNG, `zoom` pixels for each of its own; a large one is kept within 12,000 pixels.

    Names are drawn with the fonts of this machine. Raises ValueError where it can't be drawn.
    """
    import re

    import resvg_py

    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    largest = max(float(size[1]), float(size[2])) if size else 1000.0
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=min(zoom, 12_000 / largest)))
