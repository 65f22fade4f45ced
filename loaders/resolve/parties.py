"""Which descriptions in one item mean the same party."""

import re
from dataclasses import dataclass, field

from graph_model.ids import anonymous_id, entity_id, fold, slug
from graph_model.nodes import AnyNode, Company, Person
from graph_model.registry.companies import company_keys, company_node
from loaders.recognise.party import Party, data

_ROLES = frozenset({"defendant", "plaintiff", "respondent"})
#: How many parties back a description may refer; no report of one development has more.
_MEMORY = 60
_VAGUE = frozenset(
    {
        "involved",
        "relevant",
        "said",
        "local",
        "above",
        "mentioned",
        "same",
        "aforementioned",
        "concerned",
        "related",
        "apps",
        "sdks",
    }
)
#: Those behind the apps that a list names are the group that the list falls on.
_OPERATORS = re.compile(
    r"(?:(?:the|their|its|these|those|all|said) )?(?:listed |named |relevant |affected |offending )?(?:app )?"
    r"(?:operators?|developers?|providers?|companies|enterprises|firms|businesses)(?: involved| concerned"
    r"| behind them| in question| named| listed)?|相关(?:企业|公司|单位|运营者|主体)|其运营者",
    re.IGNORECASE,
)
_GENERIC = frozenset({"company", "institution"})


@dataclass
class Cluster:
    """All descriptions of one party in an item."""

    label: str
    kind: str
    plural: bool
    count: int | None
    named: str | None = None
    surname: str | None = None
    modifiers: set[str] = field(default_factory=set)
    phrases: list[Party] = field(default_factory=list)

    def fits(self, party: Party, *, same_region: bool) -> bool:
        """Whether `party` may describe this party again."""
        if party.label != self.label or self._is_named_otherwise(party):
            return False
        if any(p.words == party.words for p in self.phrases) and party.kind != "person":
            return True
        if (
            party.definite
            and not party.modifiers - _VAGUE
            and self._has_noun(party)
            and not all(p.bare for p in self.phrases)
        ):
            return True
        if self._is_short_for(party):
            return True
        if party.kind in _ROLES and _ordinals(party) != {o for p in self.phrases for o in _ordinals(p)}:
            return False
        if party.kind in _ROLES and any(p.role == party.kind for p in self.phrases):
            return True
        if self.kind in _ROLES and party.role == self.kind and not self.named:
            return True
        if party.surname or self.surname:
            return self._fits_person(party)
        if "full-name" in (party.kind, self.kind):
            return False
        if self.named or party.kind == "named":
            return self._fits_named(party)
        if party.kind in _ROLES or self.kind in _ROLES:
            return party.kind == self.kind
        if self.kind == "apps" and _OPERATORS.fullmatch(party.words):
            return True
        if (
            self.kind == party.kind == "apps"
            and self.plural
            and all(p.bare for p in self.phrases)
            and not same_region
        ):
            return True
        if party.kind == self.kind == "person" and self._is_other_office(party):
            return False
        if party.plural != self.plural or (party.count and self.count and party.count != self.count):
            return False
        if party.responsible != any(p.responsible for p in self.phrases):
            return False
        if party.kind != self.kind and not (party.kind in _GENERIC or self.kind in _GENERIC):
            return False
        if "apps" in (party.kind, self.kind) and party.kind != self.kind:
            return False
        if party.definite or party.bare:
            return not (party.definite and all(p.bare for p in self.phrases)) and self._covers(party)
        if same_region:
            return bool(party.count and party.count == self.count and party.plural) and _near(party, self)
        return _near(party, self) or party.count is not None

    def _is_named_otherwise(self, party: Party) -> bool:
        """Whether two people named in full share no more than a surname or a part in the suit: brothers, accused."""
        name = _full_name(party)
        names = {_full_name(p) for p in self.phrases} - {None}
        return name is not None and bool(names) and name not in names

    def _is_short_for(self, party: Party) -> bool:
        """Whether 药店公司 is the 某连锁药店公司 described before."""
        short = party.words.lstrip("该某一家上述涉案")
        return len(short) >= 3 and _is_chinese(short) and any(p.words.endswith(short) for p in self.phrases)

    def _has_noun(self, party: Party) -> bool:
        """Whether the noun of "the committee" is that of an earlier description, "a village committee"."""
        return any(_noun(p) == _noun(party) for p in self.phrases if p.kind != "named")

    def _is_other_office(self, party: Party) -> bool:
        """Whether "the programmer" is somebody else than "the CTO"."""
        anybody = set(data()["persons"]["anybody"])
        nouns = {_noun(p) for p in self.phrases} - anybody
        return party.definite and not party.plural and bool(nouns) and _noun(party) not in nouns | anybody

    def _covers(self, party: Party) -> bool:
        """Whether a description that refers back says nothing else of the party than was said before."""
        said = party.modifiers - _VAGUE
        return not said or said <= self.modifiers or (bool(self.modifiers) and self.modifiers <= said)

    def _fits_person(self, party: Party) -> bool:
        if party.surname and self.surname:
            return party.surname == self.surname
        if party.kind == "defendant" or (party.definite and party.kind == "person" and not party.responsible):
            return party.plural == self.plural or party.kind == "defendant"
        if self.kind in {"person", "defendant"} and not any(p.responsible for p in self.phrases):
            counted = party.plural and party.count is not None and party.count == self.count
            return self.plural is party.plural and (self.kind == "defendant" or counted)
        return False

    def _fits_named(self, party: Party) -> bool:
        if self.named and party.kind == "named":
            return _same_name(self.named, party.full or party.words)
        return bool(self.named) and party.definite and not party.plural and party.kind in _GENERIC

    def add(self, party: Party) -> None:
        """Take `party` as one more description."""
        self.phrases.append(party)
        self.modifiers |= party.modifiers
        self.count = self.count or party.count
        self.surname = self.surname or party.surname
        if self.kind in _GENERIC and party.kind not in {*_GENERIC, "named"}:
            self.kind = party.kind
        name = party.full or party.words
        if party.kind == "named" and len(name) > len(self.named or ""):
            self.named = name


def _full_name(party: Party) -> str | None:
    """The full name of a person without what stands before it: "a man named Li Wei" is Li Wei."""
    if party.label != "Person" or not (party.full or party.kind == "full-name"):
        return None
    name = party.full or party.words
    return name if _is_chinese(name) else " ".join(name.split()[-2:])


def _ordinals(party: Party) -> set[str]:
    """Which of several defendants or plaintiffs: "the second defendant"."""
    ordinals: dict[str, str] = data()["ordinals"]
    return {ordinals[word] for word in party.modifiers & ordinals.keys()}


def _noun(party: Party) -> str:
    return party.words.split(" ")[-1].lower()


def _near(party: Party, cluster: Cluster) -> bool:
    return not party.modifiers or not cluster.modifiers or bool(party.modifiers & cluster.modifiers)


def _same_name(one: str, other: str) -> bool:
    listed = company_keys().get(one)
    if listed and listed == company_keys().get(other):
        return True
    a, b = fold(one).split(), fold(other).split()
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= 2 and " ".join(short) in " ".join(long))


def cluster(parties: list[Party], regions: tuple[tuple[int, int], ...]) -> list[Cluster]:
    """The distinguishable parties of an item: definite descriptions join the nearest that fits."""
    clusters: list[Cluster] = []
    for party in parties:
        region = next((r for r in regions if r[0] <= party.start < r[1]), None)
        found = _find(clusters, party, region)
        if found is None:
            name = (party.full or party.words) if party.kind == "named" else None
            found = Cluster(party.label, party.kind, party.plural, party.count, name, party.surname)
            clusters.append(found)
        found.add(party)
    return clusters


def _find(clusters: list[Cluster], party: Party, region: tuple[int, int] | None) -> Cluster | None:
    """The party described before that `party` means: the last of the same kind that fits, else the last that fits."""
    fitting = []
    for candidate in reversed(clusters[-_MEMORY:]):
        same = region is not None and any(region[0] <= p.start < region[1] for p in candidate.phrases[-8:])
        if candidate.fits(party, same_region=same):
            fitting.append(candidate)
    found = min(fitting, key=lambda c: c.kind != party.kind, default=None)
    found = found or _named_before(clusters[-_MEMORY:], party)
    return found or _in_other_language(clusters[-_MEMORY:], party)


def _named_before(clusters: list[Cluster], party: Party) -> Cluster | None:
    """The one business that the item has named, where "the bank" or "the insurer" has no other antecedent."""
    if (
        not party.definite
        or party.plural
        or party.label != "Company"
        or party.kind in {"apps", "named", *_ROLES}
    ):
        return None
    if party.owned and party.words.lower().startswith(("its ", "their ")):
        return None
    named = [c for c in clusters if c.named and c.label == "Company"]
    return named[-1] if len(named) == 1 or (named and _same_line(named[-1], party)) else None


def _same_line(cluster: Cluster, party: Party) -> bool:
    """Whether a name says the business: "the bank" after "Yunting Rural Commercial Bank"."""
    return _noun(party) in fold(cluster.named or "").split()


def _is_chinese(words: str) -> bool:
    return any("一" <= char <= "鿿" for char in words)


def _in_other_language(clusters: list[Cluster], party: Party) -> Cluster | None:
    """In a report told in two languages, the one party that was described alike in the other and not yet in this."""
    alike = [
        c
        for c in clusters
        if c.label == party.label
        and (c.count == party.count if party.count or c.count else c.plural == party.plural)
        and any(p.responsible for p in c.phrases) == party.responsible
        and not c.named
        and not (c.surname and party.surname)
        and all(_is_chinese(p.words) != _is_chinese(party.words) for p in c.phrases)
        and not all(p.bare or p.owned for p in c.phrases)
    ]
    if len(alike) > 1:
        alike = [c for c in alike if c.kind == party.kind]
    return alike[0] if len(alike) == 1 and party.kind != "named" else None


def party_node(cluster: Cluster, item: str) -> AnyNode:
    """The node of a party: by its name where it has one, else belonging to its item alone."""
    words = " ".join(_caption(cluster).split())
    surfaces = sorted({" ".join(p.words.split()) for p in cluster.phrases} - {words})
    listed = next(
        (company_keys()[n] for p in cluster.phrases for n in _forms(p) if n in company_keys()),
        None,
    )
    if listed:
        return company_node(listed)
    if cluster.label == "Company":
        anonymous = cluster.named is None
        return Company(
            id=anonymous_id("Company", item, words)
            if anonymous
            else entity_id("Company", company_key(words)),
            name=words,
            aliases=surfaces,
            anonymous=anonymous,
            count=cluster.count,
            sector=_sector(cluster),
        )
    full = next((p.full or p.words for p in cluster.phrases if p.kind == "full-name"), None)
    return Person(
        id=anonymous_id("Person", item, words) if full is None else anonymous_id("Person", item, full),
        name=full or words,
        aliases=sorted({*surfaces, words} - {full or words}),
        anonymous=full is None,
        count=cluster.count,
        role="responsible person" if any(p.responsible for p in cluster.phrases) else None,
    )


def _caption(cluster: Cluster) -> str:
    if cluster.named:
        return cluster.named
    best = min(
        cluster.phrases,
        key=lambda p: (
            p.surname is None and cluster.surname is not None,
            p.definite,
            p.bare,
            -len(p.words),
            p.start,
        ),
    )
    return best.words


def _forms(party: Party) -> list[str]:
    """The names by which a listed business may be found: as printed, in full, and without its legal form."""
    names = [name for name in (party.full, party.words) if name]
    return [*names, *(_bare(name) for name in names)]


def company_key(name: str) -> str:
    """The key of a named company: its name without legal form, so that both spellings meet."""
    return slug(_bare(name) or name)


def _bare(name: str) -> str:
    """A business's name without its legal form."""
    bare = re.sub(
        r"[,\s]*(?:Co\.?,? ?Ltd\.?|Company Limited|Limited|Ltd\.?|Inc\.?|Corp\.?|Corporation|LLC|LLP|PLC|GmbH)\.?$",
        "",
        name,
        flags=re.IGNORECASE,
    )
    return re.sub(r"(?:股份有限公司|有限责任公司|有限公司|集团公司)$", "", bare)


def _sector(cluster: Cluster) -> str | None:
    sectors = data()["companies"]["sectors"]
    words = [w for p in cluster.phrases for w in re.findall(r"[a-z-]+", p.words.lower())]
    return next((sectors[w] for w in words if w in sectors), None)
