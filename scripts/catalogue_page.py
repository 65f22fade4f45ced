"""Writes docs/catalogue.md from the catalogue; with --check only tells whether it is current."""

import sys
from pathlib import Path

from queries.catalogue import Parameter, Query, catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs" / "catalogue.md"
HEAD = """# The catalogue

Named queries, asked with `regatlas query NAME --param KEY=VALUE` or `atlas.query("NAME", key=value)`. A parameter
that stands for a thing takes its id, or any of its names in English or Chinese. Written by
`scripts/catalogue_page.py`.
"""


def page() -> str:
    """The text of the page: a table of contents by topic, then a section for each query."""
    queries = sorted(catalogue().values(), key=lambda query: (query.topic, query.name))
    topics = list(dict.fromkeys(query.topic for query in queries))
    parts = [HEAD]
    for topic in topics:
        parts.append(f"## {topic.capitalize()}\n")
        parts += [_section(query) for query in queries if query.topic == topic]
    return "\n".join(parts)


def _section(query: Query) -> str:
    lines = [f"### `{query.name}`", "", query.question, ""]
    if query.parameters:
        lines += ["| parameter | meaning |", "|---|---|"]
        lines += [
            f"| `{p.name}`{' (required)' if p.required else ''} | {_meaning(p)} |" for p in query.parameters
        ]
        lines.append("")
    return "\n".join([*lines, f"Columns: {', '.join(f'`{column.name}`' for column in query.columns)}.", ""])


def _meaning(parameter: Parameter) -> str:
    choices = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"{parameter.meaning}{choices}; such as `{parameter.example}`".replace("|", "\\|")


def main() -> int:
    current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if "--check" in sys.argv:
        return int(current != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
