"""Writes what one item mentions, and lends the other writers its parties and quotes."""

from graph_model.evidence import Span
from graph_model.nodes import AnyNode, Article
from loaders.facts_builder import FactsBuilder
from loaders.recognise.laws import law_of, out_of_range
from loaders.recognise.party import Party
from loaders.relate.citing import Citation
from loaders.relate.scene import Scene, Sentence
from loaders.resolve.parties import Cluster, cluster, party_node


class ItemWriter:
    """One item's edges on their way into the builder."""

    def __init__(self, scene: Scene, builder: FactsBuilder) -> None:
        self.scene, self.builder, self.item = scene, builder, scene.item_id
        self.clusters = cluster(list(scene.parties), scene.item.regions)
        self._of_phrase = {id(p): c for c in self.clusters for p in c.phrases}
        self._written: dict[int, AnyNode] = {}

    def mentions(self) -> None:
        """Every body, law, article and named business that the item names."""
        for mention in self.scene.mentions:
            self._mention(mention.node, mention.start, mention.end)
            if isinstance(mention.node, Article):
                self._law_of(mention.node, mention.start, mention.end)
        for found in self.clusters:
            if found.named:
                self.cluster(found)

    def _law_of(self, article: Article, start: int, end: int) -> None:
        law = law_of(article, self.scene.mentions)
        self._mention(law, start, end)
        self.builder.given("PART_OF", article.id, law.id, "structure")
        if out_of_range(article):
            message = f"{law.name} has {law.articles} articles, but the text cites Article {article.number}"
            self.builder.note("article-out-of-range", message, self.item, start, end)

    def _mention(self, node: AnyNode, start: int, end: int) -> None:
        span = self.scene.span(start, end)
        self.builder.node(node)
        only_number = isinstance(node, Article) or (
            node.label == "Law" and span.quote.startswith(("Art", "第"))
        )
        surfaces = [] if only_number else [span.quote]
        self.builder.stated("MENTIONED_IN", node.id, self.item, self.item, [span], surfaces=surfaces)

    def party(self, phrase: Party) -> AnyNode:
        """The node of the party that `phrase` describes, written with its mentions when first asked for."""
        return self.cluster(self._of_phrase[id(phrase)])

    def cluster(self, found: Cluster) -> AnyNode:
        """The node of a party, written with its mentions when first asked for."""
        if id(found) not in self._written:
            node = self.builder.node(party_node(found, self.item))
            spans = [self.scene.span(p.start, p.end) for p in found.phrases]
            surfaces = sorted({s.quote for s in spans})
            self.builder.stated("MENTIONED_IN", node.id, self.item, self.item, spans, surfaces=surfaces)
            self._written[id(found)] = node
        return self._written[id(found)]

    def is_written(self, found: Cluster) -> bool:
        """Whether the party was already taken for a party of the case."""
        return id(found) in self._written

    def cite(self, source: str, citation: Citation) -> None:
        """A CITED edge from a case or an instrument."""
        self.builder.stated(
            "CITED",
            source,
            citation.cited.node.id,
            self.item,
            [self.quote(citation.sentence)],
            (citation.how,),
            as_=citation.how,
        )

    def quote(self, sentence: Sentence) -> Span:
        """The sentence as evidence."""
        return self.scene.span(sentence.start, sentence.end)
