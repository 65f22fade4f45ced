"""GraphML and GEXF, for Gephi, yEd, Cytoscape and the like.

Neither format has lists: a list is written as its JSON text (`["CAC", "国家网信办"]`). Characters that
XML 1.0 does not allow become U+FFFD. GEXF keeps some names for itself, so `start` is written as `start_`
there, and so on for the others in `_GEXF_RESERVED`; it has one type for each name, so the `number` of items
is text there, as that of articles is.
"""

import io
import json
import re
from collections import defaultdict
from typing import Any

from viz.export.order import Attributes, in_order
from viz.picture import Mirror

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GEXF_RESERVED = {"start", "end", "pid", "viz", "parents", "slices", "spells", "key", "weight", "type", "for"}


def graphml(mirror: Mirror) -> bytes:
    """`mirror` as GraphML; read it with `networkx.read_graphml(file, force_multigraph=True)`."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml(in_order(mirror, _flat), out, named_key_ids=False)
    return out.getvalue()


def gexf(mirror: Mirror) -> bytes:
    """`mirror` as GEXF 1.2, each node captioned by its name; its kind is the attribute `kind_of_node`."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_with_one_type_a_name(in_order(mirror, _gexf_attributes)))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same graph gives the same file on any day
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _flat(attributes: Attributes) -> Attributes:
    """Lists as JSON text, strings as XML allows them, nothing that is None."""
    return {key: _value(value) for key, value in attributes.items() if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, list | tuple | dict):
        value = json.dumps(value, ensure_ascii=False)
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _gexf_attributes(attributes: Attributes) -> Attributes:
    """As GEXF wants them: `label` is the caption that programs show, the kind of node goes beside it."""
    flat = {f"{key}_" if key in _GEXF_RESERVED else key: value for key, value in _flat(attributes).items()}
    if "label" in flat:
        flat["kind_of_node"] = flat["label"]
        flat["label"] = flat["name"]
    elif "predicate" in flat:
        flat["label"] = flat["predicate"]
    return flat


def _with_one_type_a_name(graph: Mirror) -> Mirror:
    """`graph`, changed in place: values under a name that has values of several types become text."""
    for every in ([d for _, d in graph.nodes(data=True)], [d for _, _, d in graph.edges(data=True)]):
        types: dict[str, set[type]] = defaultdict(set)
        for data in every:
            for key, value in data.items():
                types[key].add(type(value))
        for data in every:
            data.update({key: str(value) for key, value in data.items() if len(types[key]) > 1})
    return graph
