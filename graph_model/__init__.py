"""The graph's vocabulary: nodes, edges, evidence, ids, values, and the registry of known bodies and laws."""

from graph_model.edges import Edge, Predicate
from graph_model.evidence import Span
from graph_model.facts import DocumentFacts, Note
from graph_model.graph import Graph, merge
from graph_model.nodes import NODE_TYPES, AnyNode, Label, Node

__all__ = [
    "NODE_TYPES",
    "AnyNode",
    "DocumentFacts",
    "Edge",
    "Graph",
    "Label",
    "Node",
    "Note",
    "Predicate",
    "Span",
    "merge",
]
