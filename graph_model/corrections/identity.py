"""Which things are one by the merges that hold."""

from collections.abc import Iterable

from graph_model.corrections.lines import Merge


class Identity:
    """Leads from any id to that of the thing it is merged into, along the lines that say so."""

    def __init__(self, merges: Iterable[Merge]) -> None:
        self._into: dict[str, Merge] = {}
        self._names: dict[str, str] = {}
        self.needless: set[str] = set()
        for line in merges:
            self._take(line)

    def _take(self, line: Merge) -> None:
        """Both may have been merged before: what holds then is that their last ids are one."""
        entity, into = self.of(line.entity), self.of(line.into)
        if entity == into:
            self.needless.add(line.id)
            return
        self._into[entity] = line
        if line.name is not None:
            self._names[line.into] = line.name

    def of(self, node_id: str) -> str:
        """The id of what `node_id` is merged into, at the last; its own if it is not."""
        return self.path(node_id)[0]

    def path(self, node_id: str) -> tuple[str, list[Merge]]:
        """Like `of`, with the lines that lead there."""
        lines: list[Merge] = []
        while line := self._into.get(node_id):
            lines.append(line)
            node_id = line.into
        return node_id, lines

    def name(self, node_id: str) -> str | None:
        """What the lines call the thing that others are merged into."""
        return self._names.get(node_id)
