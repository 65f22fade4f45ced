"""An analysis as a picture: its nodes by their weight, its links with the evidence they rest on."""

from queries.analyse import Analysis
from viz.picture import Line, Mirror, Picture, edges, plain_lines

_JOINT = {"ISSUED": "JOINT_ISSUE", "ENFORCED": "JOINT_ACTION"}


def analysis(mirror: Mirror, found: Analysis) -> Picture:
    """The picture of `found`, which was computed on `mirror`."""
    if found.joint:
        lines = [
            Line(
                f"{_JOINT[link.predicate]}:{link.source}:{link.target}",
                link.source,
                link.target,
                _JOINT[link.predicate],
                link.facts,
                link.count,
            )
            for link in found.links
        ]
    else:
        wanted = {key for link in found.links for key in link.facts}
        lines = plain_lines(edge for edge in edges(mirror) if edge[2] in wanted)
    lead = f"{len(found.nodes)} nodes and {len(lines)} connections; the table has {len(found.rows)} rows."
    return Picture(found.title, lead, dict(sorted(found.nodes.items())), lines, found.places)
