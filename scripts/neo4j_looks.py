"""Writes how Neo4j Browser and Bloom draw the graph, from viz/data/style.yaml: neo4j_looks.py [--check]."""

import json
import sys
from pathlib import Path
from typing import Any

from graph_model.edges import ENDPOINTS
from graph_model.nodes import NODE_TYPES
from viz.style import style

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "neo4j"
#: What an edge is captioned with, where that says more than its kind.
EDGE_CAPTIONS = {"CITED": "as", "PENALISED": "kind", "ISSUED": "stage"}
SIZES = {"Document": 40, "Item": 40, "Penalty": 45, "Article": 50}


def grass() -> str:
    """The style sheet for Neo4j Browser: drop it on the window after `:style`."""
    rules = [_rule("node", {"diameter": "50px", "font-size": "10px", "caption": "{name}"})]
    rules += [
        _rule(
            "relationship",
            {"shaft-width": "1px", "font-size": "8px", "caption": "<type>", "color": "#8a94a0"},
        )
    ]
    for label in NODE_TYPES:
        colour = style().nodes[label].colour
        size = f"{SIZES.get(label, 60)}px"
        looks = {"color": colour, "border-color": colour, "text-color-internal": "#ffffff"}
        rules.append(_rule(f"node.{label}", {"diameter": size, **looks, "caption": "{name}"}))
    for kind in ENDPOINTS:
        caption = f"{{{EDGE_CAPTIONS[kind]}}}" if kind in EDGE_CAPTIONS else "<type>"
        rules.append(_rule(f"relationship.{kind}", {"color": style().lines[kind].colour, "caption": caption}))
    return "\n".join(rules)


def _rule(selector: str, looks: dict[str, str]) -> str:
    lines = "".join(f"  {name}: {_value(name, value)};\n" for name, value in looks.items())
    return f"{selector} {{\n{lines}}}\n"


def _value(name: str, value: str) -> str:
    return f'"{value}"' if name == "caption" else value


def perspective() -> str:
    """The perspective for Bloom: a category for each kind of node, captioned by its name."""
    categories = [_category(number, label) for number, label in enumerate(NODE_TYPES, 1)]
    whole: dict[str, Any] = {
        "name": "RegAtlas",
        "version": "2.12.0",
        "categories": categories,
        "categoryIndex": len(categories),
        "relationshipTypes": [
            {"name": kind, "id": kind, "color": style().lines[kind].colour, "captionKeys": _captions(kind)}
            for kind in ENDPOINTS
        ],
        "labels": {},
        "palette": {"colors": sorted({kind.colour for kind in style().nodes.values()}), "currentIndex": 0},
        "templates": [_trace()],
        "hiddenRelationshipTypes": [],
        "hiddenCategories": [],
        "hideUncategorisedData": True,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _category(number: int, label: str) -> dict[str, Any]:
    return {
        "id": number,
        "name": style().nodes[label].word,
        "labels": [label],
        "color": style().nodes[label].colour,
        "size": 1,
        "icon": "no-icon",
        "properties": [
            {"name": name, "exclude": False, "isCaption": name == "name", "dataType": "string"}
            for name in NODE_TYPES[label].model_fields
        ],
        "caption": [],
        "captionKeys": ["name"],
    }


def _captions(kind: str) -> list[str]:
    return [EDGE_CAPTIONS[kind]] if kind in EDGE_CAPTIONS else []


def _trace() -> dict[str, Any]:
    """A search phrase: `penalties under Data Security Law`."""
    text = (
        "MATCH p = (a:RegAtlas)-[:ENFORCED|PROSECUTED|HEARD]->(k:LegalCase)-[:IMPOSED]->(:Penalty)-[:IMPOSED_ON]->() "
        "MATCH q = (k)-[:CITED]->(x)-[:PART_OF*0..1]->(l:Law) WHERE l.name = $law RETURN p, q"
    )
    parameter = {
        "name": "$law",
        "suggestionLabel": "Law",
        "suggestionProp": "Law|name",
        "dataType": "String",
        "cypher": None,
    }
    return {
        "name": "Penalties under a law",
        "id": "tmpl:penalties-under-law",
        "text": "penalties under $law",
        "cypher": text,
        "params": [parameter],
        "hasCypherErrors": False,
    }


FILES = {"regatlas.grass": grass, "regatlas-bloom.json": perspective}


def main() -> None:
    stale = False
    for name, made in FILES.items():
        path = FOLDER / name
        if "--check" in sys.argv:
            stale |= not path.exists() or path.read_text("utf-8") != made()
        else:
            path.write_text(made(), "utf-8")
    sys.exit("docs/neo4j is not what scripts/neo4j_looks.py writes" if stale else 0)


if __name__ == "__main__":
    main()
