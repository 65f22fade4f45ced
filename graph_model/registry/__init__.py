"""The registry: known bodies, the families of regular local bodies, and the places they are derived from."""

from graph_model.registry.bodies import BodyEntry, Registry, registry
from graph_model.registry.families import Family
from graph_model.registry.places import Gazetteer, Place, gazetteer, zones

__all__ = ["BodyEntry", "Family", "Gazetteer", "Place", "Registry", "gazetteer", "registry", "zones"]
