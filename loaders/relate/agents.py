"""Who acts in a sentence: the body that issues, investigates, punishes or decides."""

import re
from collections.abc import Collection
from functools import cache

from loaders.alternatives import Alternatives
from loaders.mentions import Mention
from loaders.relate.phrasing import data, pattern, union
from loaders.relate.scene import Scene, Sentence


def agents(
    scene: Scene, sentence: Sentence, at: int, labels: Collection[str], after: int | None = None
) -> list[Mention]:
    """The bodies with one of `labels` that do what the verb at `at` says, in this sentence; [] if none is named.

    A body after "by" behind the verb comes first (the passive), then the nearest group of joined bodies
    before the verb. Bodies that only report, guide or are told are passed over.
    """
    passive = _passive_agents(scene, sentence, at if after is None else after, labels)
    if passive:
        return passive
    told = _told_of(scene, sentence, at, labels)
    if told:
        return told
    before = [
        m
        for m in scene.bodies_in(sentence.start, at)
        if m.node.label in labels and not is_bystander(scene, m) and not is_foreign(m)
    ]
    return _joined(scene, before, at)


#: "the procuratorate, which had brought the suit"
_WHICH = re.compile(r"[)）\"”]*,?\s(?:which|who)(?: (?:has|have|had|also|then|later|first))*\s$")


def _told_of(scene: Scene, sentence: Sentence, at: int, labels: Collection[str]) -> list[Mention]:
    """The body of which the clause of the verb at `at` tells, whatever else it does in the sentence."""
    return [
        m
        for m in scene.bodies_in(max(sentence.start, at - 200), at)
        if m.node.label in labels and not is_foreign(m) and _WHICH.fullmatch(scene.text, m.end, at)
    ]


def _passive_agents(scene: Scene, sentence: Sentence, at: int, labels: Collection[str]) -> list[Mention]:
    by = union((data("agents")["agent_by"],))
    following = [m for m in scene.bodies_in(at, sentence.end) if m.node.label in labels and not is_foreign(m)]
    for index, mention in enumerate(following):
        if not by.search(scene.text[max(at, mention.start - 52) : mention.start]):
            continue
        if _IN_CHARGE.match(scene.text, mention.end):
            continue
        if re.search(r";|\.(?!\s?\d)", scene.text[at : mention.start]) or _other_verb(
            scene.text[at : mention.start]
        ):
            return []
        return joined_bodies(scene, following[index:])
    return []


def joined_bodies(scene: Scene, bodies: list[Mention]) -> list[Mention]:
    """The first of `bodies` with those that commas and "and" join to it."""
    group = bodies[:1]
    for other in bodies[1:]:
        if not _joins(scene.text[group[-1].end : other.start]):
            break
        group.append(other)
    return group


#: 由X归口的标准: X looks after it, whoever publishes it.
_IN_CHARGE = re.compile(
    r"(?:等[^，。；]{0,6})?(?:共同|负责|联合)?(?:归口|提出|牵头|承办|主办|主管|运营|开发|管理)"
)


def _other_verb(between: str) -> bool:
    """Whether another thing done stands between a verb and its "by"."""
    return bool(
        re.search(
            r",? (?:which|who|that)(?! (?:day|date|time|month|year)\b) |\baccording to\b|\b(?:issued"
            r"|released|formulated|organi[sz]ed|held|hosted) by",
            between,
        )
    )


def _joins(between: str) -> bool:
    between = re.sub(r"[*_]+", "", between)
    between = re.sub(r"^(?:办公厅|综合司|秘书局|秘书处|办公室|综合局|法规司)", "", between)
    between = re.sub(r"^[\"”'’]?[)）]|\s*[(（](?:the )?[\"“'‘]?$", "", between)
    between = re.sub(r"\s*[(（][^()（）]{0,40}[)）]", "", between)
    if re.fullmatch(data("agents")["including"], between, re.IGNORECASE):
        return True
    return bool(re.match(data("agents")["joining"], between, re.IGNORECASE)) and len(between) < 40


def _joined(scene: Scene, before: list[Mention], at: int) -> list[Mention]:
    if not before:
        return []
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        between = scene.text[mention.end : group[0].start]
        if not between or not _joins(between):  # 国家网信办网络安全审查办公室 is the latter body
            break
        group.insert(0, mention)
    return group


def is_foreign(mention: Mention) -> bool:
    """Whether a body is foreign or international: newsletters on China name what it does only beside their report."""
    return getattr(mention.node, "level", None) == "international"


def is_bystander(scene: Scene, mention: Mention) -> bool:
    """Whether a body is named only as helper, source, venue or addressee."""
    first = _first_of_joined(scene, mention)
    before = scene.text[max(0, first.start - 60) : first.start]
    before = re.split(r"[.;。；]", before)[-1]
    if _CREDIT.search(before):
        return True
    cue = _bystander().search(before)
    if re.match(r"['’]s\s", scene.text[mention.end :][:3]) and any(
        mention.end < m.start <= mention.end + 4 for m in scene.laws
    ):
        return True  # "the Supreme People's Court's Provisions"
    if cue is None:
        return bool(
            re.match(
                r"['’]s (?:deputy|director|spokes|official|website|guidance|work)",
                scene.text[mention.end : mention.end + 16],
            )
        )
    return True


def _first_of_joined(scene: Scene, mention: Mention) -> Mention:
    """The first of a list of bodies that ends with "and": what is said of it is said of all up to `mention`."""
    group = joined_bodies(scene, scene.bodies_in(mention.start, mention.start + 400))
    ends = scene.text[group[-2].end : group[-1].start] if len(group) > 1 else ""
    if len(group) > 1 and not _AND.search(ends):
        return mention
    alone = len(group) == 1
    for other in reversed(
        [m for m in scene.bodies_in(max(0, mention.start - 400), mention.start) if m.end <= mention.start]
    ):
        between = scene.text[other.end : mention.start]
        if not _joins(between) or (alone and not _AND.search(between)):
            break
        mention, alone = other, False
    return mention


_AND = re.compile(r"\band\b|&|、|及|和|与")


#: 图片来自广西网警, 据网信海南消息
_CREDIT = re.compile(r"(?:图片?(?:来自|来源|源)|来源|转自|(?<![依根数证])据)[:：“《]?$")


def _bystander() -> Alternatives:
    return union(
        (r"(?:" + "|".join(data("agents")["bystander_before"]) + r") (?:the |a |an |its |local )?$",)
    )


#: What is ordered to be done is done: "ordered them to be taken down"
_ORDERED = re.compile(r"\b(?:ordered|required|directed|instructed|told)\b[^,;]{0,60}\bto be $", re.IGNORECASE)


def unreal(scene: Scene, sentence: Sentence, start: int, end: int, by_court: bool = False) -> bool:
    """Whether what stands from `start` to `end` is only possible, ruled, planned or denied."""
    if _NEXT.match(scene.text, sentence.start, start):
        return True
    before = _ORDERED.sub("ordered ", _clause_before(scene.text, sentence.start, start))
    if _denied().search(before):
        return True
    if _is_history(scene, before):
        return True
    before = _RELATIVE.sub("", before)
    hits = list(pattern("penalties", "unreal", "before").finditer(before))
    if by_court:
        allowed = union(tuple(data("penalties")["unreal"]["before_allowed_for_court"]))
        hits = [h for h in hits if not allowed.fullmatch(h.group())]
    if hits and _GOES_ON.search(before) and _FINITE.match(scene.text, start, end):
        hits = []
    if hits and not _past_between(before[hits[-1].end() :]) and not _new_clause(scene, before, end):
        return True
    after = scene.text[end : min(sentence.end, end + 60)]
    if pattern("penalties", "unreal", "after").search(after):
        return True
    if _REJECTED.search(scene.text, sentence.start, start) and _CLAIM.match(scene.text, end, sentence.end):
        return True
    if scene.text[end : end + 1] == "的" and _ATTRIBUTE.match(scene.text, start, end):
        return True
    return bool(
        pattern("penalties", "unreal", "zh").search(_chinese_clause(scene.text, sentence, start, end))
    )


#: ", imposed a penalty": a finite verb of its own after a comma leaves "to be" or "would" behind.
_GOES_ON = re.compile(r",\s(?:and\s|then\s|but\s)?$")
_FINITE = re.compile(
    r"(?:imposed|issued|gave|fined|ordered|warned|confiscated|suspended|summoned|revoked|sentenced|required)\b",
    re.IGNORECASE,
)


#: 下一步，市网信办将加大执法力度: what a body means to do is not done.
_NEXT = re.compile(r"[\s•*]*(?:下一步|今后|接下来|下一阶段|后续)，?[^。；]*?(?:将|继续|持续)")


#: "apps whose operators could not be reached had been": a clause on the party says nothing of the penalty.
_RELATIVE = re.compile(
    r"\b(?:who|whose|which|that)\s[^,;]{1,90}?(?=\s(?:has|have|had|was|were)\s(?:been\s)?(?:\w+ly\s|also\s)?$)"
    r"|,\s(?:who|whose|which)\s[^,;]{1,90},(?=[^,;]{0,30}$)",
    re.IGNORECASE,
)


@cache
def _denied() -> re.Pattern[str]:
    """Words that deny a penalty, with nothing but function words and verbs of imposing up to it."""
    denied, across = (
        "|".join(data("penalties")["unreal"]["denied"]),
        data("penalties")["unreal"]["denied_across"],
    )
    return re.compile(rf"(?:{denied})\s(?:{across}\s){{0,8}}$", re.IGNORECASE)


#: 驳回原告要求范某赔偿20万元的诉讼请求
_REJECTED = re.compile(r"驳回[^。；]{0,60}$")
_CLAIM = re.compile(r"[^。；]{0,14}?的?(?:全部|其他)?(?:诉讼)?(?:请求|主张)")
#: 公开通报的31款App are those of an earlier list.
_ATTRIBUTE = re.compile(r".{0,6}?(?:通报|下架|点名|约谈|曝光)$")
_YEAR = re.compile(r"\bin (20\d\d),? (?:it|he|she|they|the \w+)\b[^,;]{0,30}$", re.IGNORECASE)


def _is_history(scene: Scene, before: str) -> bool:
    """Whether "in 2021 it paid" tells of a year well before the newsletter's issue."""
    year = _YEAR.search(before)
    if not year or scene.issue is None or (scene.item.date or "").startswith(year[1]):
        return False
    issue, month = map(int, scene.issue.split("-"))
    return int(year[1]) < issue - (month <= 3)


def _chinese_clause(text: str, sentence: Sentence, start: int, end: int) -> str:
    """The words around a Chinese verb up to the next commas."""
    before = re.split(r"[，。；：]", text[max(sentence.start, start - 24) : start])[-1]
    after = re.split(r"[，。；：]", text[end : min(sentence.end, end + 14)])[0]
    return before + text[start:end] + after


def _new_clause(scene: Scene, before: str, end: int) -> bool:
    """Whether a verb with its own object after a comma and "and" leaves an earlier possibility behind."""
    own_object = re.match(
        r"\s(?:them|it|him|her|the|its|their|an?|both|each|all|two|three|\d|(?-i:[A-Z]))",
        scene.text[end : end + 12],
    )
    return bool(own_object) and bool(re.search(r",\s(?:and|but|then)\s(?:\w+ly\s|also\s)?$", before))


def _clause_before(text: str, start: int, at: int) -> str:
    piece = text[max(start, at - 160) : at]
    return re.split(
        r"[;:；：。|｜]|,? (?:and|but) (?=(?:has|have|had|was|were|then|also|subsequently) )", piece
    )[-1]


def _past_between(words: str) -> bool:
    """Whether a finite past verb after the modal shows that the thing was done all the same."""
    return bool(
        re.search(
            r",[^,]{0,120}?\b(?:imposed|issued|fined|ordered|warned|received|receives|got|took|faced|has|have|had|was|were|gave)\b",
            words,
        )
    )
