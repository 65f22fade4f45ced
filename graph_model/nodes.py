"""The kinds of node: documents and items, bodies, laws, parties, cases and penalties.

Every property is flat (a string, number, truth value or list of strings), so that all stores hold
the same. Dates are ISO strings (`2024-10-14`), amounts are yuan, lengths of time are months.
An unknown value is None and is absent from the stores; nothing unknown is written as 0 or "".
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Label = Literal[
    "Document",
    "Item",
    "Regulator",
    "Court",
    "Procuratorate",
    "Organisation",
    "Law",
    "Article",
    "Company",
    "Person",
    "LegalCase",
    "Penalty",
]
Category = Literal["legislation", "authority", "enforcement", "litigation", "industry"]
Level = Literal["national", "provincial", "prefecture", "county", "international"]
CaseKind = Literal["administrative", "criminal", "civil", "public-interest", "campaign"]
PenaltyKind = Literal[
    "warning",
    "order_to_correct",
    "fine",
    "confiscation",
    "imprisonment",
    "suspended_sentence",
    "detention",
    "compensation",
    "apology",
    "takedown",
    "suspension",
    "summons",
    "public_notice",
    "liability",
    "other",
]


class Node(BaseModel):
    """What every node has: a deterministic id, a caption (`name`) and its kind (`label`)."""

    model_config = ConfigDict(extra="forbid")

    #: Properties that the index of the stores must cover besides `id`.
    indexed: ClassVar[tuple[str, ...]] = ("name",)

    id: str
    name: str
    #: The ids of the corrections that changed it.
    corrections: list[str] | None = None


class _Named(Node):
    """A thing with names in two languages; `known` says that the registry lists it or derives it by rule."""

    name_zh: str | None = None
    aliases: list[str] = Field(default_factory=list)
    known: bool = False


class Document(Node):
    """One newsletter as it was read. `name` is its file name; `issue` is `YYYY-MM`."""

    label: Literal["Document"] = "Document"
    title: str | None = None
    publisher: str | None = None
    issue: str | None = None
    sha256: str
    media_type: str
    characters: int


class Item(Node):
    """One development in a newsletter; `start` and `stop` bound its body in the document's text."""

    label: Literal["Item"] = "Item"
    indexed: ClassVar[tuple[str, ...]] = ("name", "date", "category")
    title: str | None = None
    category: Category
    date: str | None = None
    urls: list[str] = Field(default_factory=list)
    number: int
    start: int
    stop: int
    text: str
    document: str


class _Body(_Named):
    level: Level | None = None
    place: str | None = None
    sector: str | None = None
    anonymous: bool = False


class Regulator(_Body):
    """A public body with power to make or enforce rules; `sector` is its field, such as `cyberspace`."""

    label: Literal["Regulator"] = "Regulator"


class Court(_Body):
    """A court."""

    label: Literal["Court"] = "Court"


class Procuratorate(_Body):
    """A people's procuratorate."""

    label: Literal["Procuratorate"] = "Procuratorate"


class Organisation(_Body):
    """A body that is neither a public authority nor a business."""

    label: Literal["Organisation"] = "Organisation"


class Law(_Named):
    """Any normative or policy instrument, draft or final.

    `kind` is its form (law, regulation, measures, standard...), `status` is draft, final, amended or repealed,
    `articles` is how many articles it has, where the registry knows.
    """

    label: Literal["Law"] = "Law"
    indexed: ClassVar[tuple[str, ...]] = ("name", "status")
    kind: str | None = None
    status: str | None = None
    number: str | None = None
    published: str | None = None
    effective: str | None = None
    articles: int | None = None


class Article(Node):
    """One article of a Law; `number` is `27` or, with its paragraph, `27(1)`; `law` is the Law's id."""

    label: Literal["Article"] = "Article"
    indexed: ClassVar[tuple[str, ...]] = ("name", "number", "law")
    number: str
    law: str
    law_name: str


class _Party(_Named):
    anonymous: bool = False
    count: int | None = None
    sector: str | None = None


class Company(_Party):
    """A business, named or anonymous, or a group of `count` of them; `sector` is its line of business."""

    label: Literal["Company"] = "Company"


class Person(_Party):
    """A natural person who is a party, named or anonymous, or a group of `count` of them."""

    label: Literal["Person"] = "Person"
    role: str | None = None


class LegalCase(Node):
    """A measure or proceeding that one item reports."""

    label: Literal["LegalCase"] = "LegalCase"
    indexed: ClassVar[tuple[str, ...]] = ("name", "date", "kind")
    kind: CaseKind
    date: str | None = None
    item: str


class Penalty(Node):
    """What was imposed: `amount_cny` in yuan, `months` of imprisonment or probation; None where not stated."""

    label: Literal["Penalty"] = "Penalty"
    indexed: ClassVar[tuple[str, ...]] = ("name", "kind", "date")
    kind: PenaltyKind
    amount_cny: float | None = None
    months: int | None = None
    date: str | None = None
    case: str


AnyNode = Annotated[
    Document
    | Item
    | Regulator
    | Court
    | Procuratorate
    | Organisation
    | Law
    | Article
    | Company
    | Person
    | LegalCase
    | Penalty,
    Field(discriminator="label"),
]

NODE_TYPES: dict[str, type[Node]] = {
    kind.model_fields["label"].default: kind
    for kind in (
        Document,
        Item,
        Regulator,
        Court,
        Procuratorate,
        Organisation,
        Law,
        Article,
        Company,
        Person,
        LegalCase,
        Penalty,
    )
}
