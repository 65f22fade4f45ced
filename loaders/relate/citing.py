"""Which laws and articles a case or an instrument cites, and how."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.mentions import Mention
from loaders.relate.issue import REPEALED
from loaders.relate.phrasing import pattern
from loaders.relate.scene import Scene, Sentence

How = Literal["violated", "applied", "implements", "amends", "mentions"]


@dataclass(frozen=True, slots=True)
class Citation:
    """`cited` (a Law or Article) is cited `how`, as `sentence` states."""

    cited: Mention
    how: How
    sentence: Sentence


def case_citations(scene: Scene) -> list[Citation]:
    """What the item's case cites as violated or applied."""
    found: list[Citation] = []
    for sentence in scene.body_sentences or scene.headings:
        for mention in _citable(scene, sentence):
            how = _case_cue(scene, sentence, mention)
            if how:
                found.append(Citation(mention, how, sentence))
    return found + _in_headings(scene, found)


def _in_headings(scene: Scene, found: list[Citation]) -> list[Citation]:
    """Laws that only the heading says were violated: "Fined over Cybersecurity Law Violations"."""
    laws = {getattr(c.cited.node, "law", None) or c.cited.node.id for c in found}
    return [
        Citation(mention, "violated", sentence)
        for sentence in (scene.headings if scene.body_sentences else ())
        for mention in _citable(scene, sentence)
        if mention.node.id not in laws and _case_cue(scene, sentence, mention) == "violated"
    ]


def _citable(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The mentions to cite: articles, and laws that are not only named as an article's law."""
    mentions = scene.laws_in(sentence.start, sentence.end)
    articles = [m for m in mentions if m.node.label == "Article"]
    return [
        m
        for m in mentions
        if not m.nested and (m.node.label == "Article" or not _names_law_of(scene, m, articles))
    ]


def _names_law_of(scene: Scene, law: Mention, articles: list[Mention]) -> bool:
    for article in articles:
        if article.node.law != law.node.id:  # type: ignore[union-attr]
            continue
        if article.start <= law.start and law.end <= article.end:
            return True
        first, second = sorted((article, law), key=lambda m: m.start)
        between = scene.text[first.end : second.start]
        if first is article and re.fullmatch(r"[\s\"”’》]*[(（]\s*(?:the\s)?[\"“‘]*", between):
            return True  # "Article 55 of the Personal Information Protection Law (“PIPL”)"
        if re.fullmatch(
            r"[\s》》\"”’,，]*(?:\([^)]*\)|（[^）]*）)?[\s,，]*(?:of|in|under|thereof)?\s*(?:the)?[\s《“\"]*(?:第|Articles?|Art\.?)?\s*",
            between,
        ):
            return True
        if re.fullmatch(
            r"(?:[\s,、，和及与]|and|or|to|\d|[（(]\d+[）)]|第|条|款|项|[一二三四五六七八九十百零]|of|the|Articles?|paragraphs?)*[\s《]*",
            between,
        ):
            return True
    return False


#: "can be punished under Article 56" tells what the law allows.
_POSSIBLE = re.compile(
    r"\b(?:can|may|might|could) (?:also )?be (?:punished|fined|penali[sz]ed|sanctioned|ordered|warned)\b"
)
#: "It named three violations:" and the lines of the list.
_LIST_OF_VIOLATIONS = re.compile(
    r"(?:violations?|breach(?:es)?|infringements?|offences|offenses|failings|违法(?:行为|事实|情形)|违规(?:行为|问题))[^.\n。]{0,40}[:：]\s*\n"
    r"(?:[ \t]*(?:\d{1,2}[.)、]|[(（][\da-z一二三四五六七八九十]{1,3}[)）]|[-•*●○])[^\n]*\n+)+$"
)


def _in_list_of_violations(scene: Scene, mention: Mention) -> bool:
    lines = scene.text[max(scene.item.start, mention.start - 1500) : mention.start]
    return lines.rfind("(") > lines.rfind(")") and bool(_LIST_OF_VIOLATIONS.search(lines + "\n"))


def _case_cue(scene: Scene, sentence: Sentence, mention: Mention) -> How | None:
    if _POSSIBLE.search(scene.text, sentence.start, sentence.end):
        return None
    before = _mask(scene, sentence, mention.start)
    latest: tuple[int, How] | None = None
    for how in ("violated", "applied"):
        for match in pattern("citing", "case", how).finditer(before):
            if latest is None or match.end() > latest[0]:
                latest = (match.end(), how)
    after = scene.text[mention.end : min(sentence.end, mention.end + 50)]
    if re.match(
        r"[^.;]{0,90}?\bas (?:its|their|the) (?:legal )?bas[ie]s\b", scene.text[mention.end : sentence.end]
    ):
        return "applied"
    if re.match(
        r"[\s\"”)]*(?:violations?|breach(?:es)?|infringements?|non-compliance)\b", after, re.IGNORECASE
    ):
        return "violated"
    passive = re.match(
        r"[\s\"”)]*(?:(?:was|were|has been|had been|have been|is|are)\s+)?(?:\w+ly )?(?:(?:held|found"
        r"|said|deemed|considered)"
        r" to have been )?(violated|breached|infringed|contravened|applied|invoked)",
        _behind_joined(scene, sentence, mention),
    )
    if passive:
        return "applied" if passive[1] in {"applied", "invoked"} else "violated"
    if re.match(
        r",? (?:on|under) which (?:the|its|this) (?:\w+ ){1,3}?"
        r"(?:rest|is based|was based|were based|relie|turn|was (?:imposed|issued|taken))",
        after,
    ):
        return "applied"
    if re.match(
        r"\s+(?:requires?d?|demands?|prescribes?|provides?|calls? for|asks? for|lays? down|imposes?)\b", after
    ) and re.search(
        r"\b(?:not|neither|nor|no|fail\w*|without|never|should have|ought to have)\b[^.;]*$", before
    ):
        return "violated"
    if re.match(r"[\s\"”)]*(?:provid\w+|serv\w+ as|form\w+|was|is|constitut\w+) the (?:legal )?basis", after):
        return "applied"
    if latest is None or _left_behind(before[latest[0] :]):
        return "violated" if _in_list_of_violations(scene, mention) else None
    return latest[1]


def _behind_joined(scene: Scene, sentence: Sentence, mention: Mention) -> str:
    """What follows a law and those joined to it: "the CSL, the DSL and the PIPL were violated"."""
    end = mention.end
    for other in scene.laws_in(mention.end, sentence.end):
        joint = re.fullmatch(
            r"[\s\"”’》)]*(?:\([^()]{1,20}\))?(?:,|、|,?\sand\b|,?\sor\b|及|和|与|\sof\b)?\s?(?:the\s)?[\s\"“《(]*",
            scene.text[end : other.start],
        )
        if other.start >= end and not joint:
            break
        end = max(end, other.end)
    return scene.text[end : min(sentence.end, end + 60)]


def _mask(scene: Scene, sentence: Sentence, at: int) -> str:
    """The sentence up to `at` with the names of other laws blanked, so that their words are no cues."""
    piece = list(scene.text[sentence.start : at])
    for other in scene.laws_in(sentence.start, at):
        for index in range(other.start - sentence.start, min(other.end - sentence.start, len(piece))):
            piece[index] = "~"
    return "".join(piece)


def _left_behind(between: str) -> bool:
    """Whether a cue is too far away: another clause with its own subject stands between it and the law."""
    plain = between.replace("~", "")
    return len(plain) > 160 or bool(re.search(r"[;；。]|\bhelping\b|\bunderstand", plain))


def law_citations(scene: Scene, instruments: list[Mention]) -> list[tuple[Mention, Citation]]:
    """What the instruments that the item reports cite: (instrument, citation) pairs."""
    own = {m.node.id for m in instruments}
    found: list[tuple[Mention, Citation]] = []
    for instrument in instruments[:1] if len(instruments) > 1 else instruments:
        for sentence in (*scene.body_sentences, *scene.headings):
            for mention in _citable_beside(scene, sentence, own):
                how = _law_cue(scene, sentence, mention, own)
                if how and _speaks(scene, sentence, own):
                    found.append((instrument, Citation(mention, how, sentence)))
    return found


_ITSELF = re.compile(
    r"\s*(?:该|本|此|上述)?(?:指引|规定|办法|条例|意见|标准|通知|指南|方案|细则|规则|目录|清单|决定|公约|草案|征求意见稿|文件|《[^》]{1,12}》)"
    r"|\s*(?:made|drawn up|formulated|drafted|based|adopted|issued|enacted|prepared|promulgated) "
    r"(?:under|on|in|pursuant|by|to)\b"
    r"|\s*(?:it|they|this|these|the) ?(?:draft|guide|guidelines?|measures|regulations?|provisions"
    r"|rules|standard|opinions?|plan|notice|document|text|law|catalogue|announcement)?s? (?!court"
    r"|firm|newsletter)\w+",
    re.IGNORECASE,
)


def _speaks(scene: Scene, sentence: Sentence, own: set[str]) -> bool:
    """Whether a sentence is about the instrument itself, not the newsletter's comment on the law."""
    named = any(m.node.id in own for m in scene.laws_in(sentence.start, sentence.end))
    return named or bool(_ITSELF.match(scene.text, sentence.start, sentence.end))


def _citable_beside(scene: Scene, sentence: Sentence, own: set[str]) -> list[Mention]:
    mentions = scene.laws_in(sentence.start, sentence.end)
    articles = [m for m in mentions if m.node.label == "Article"]
    found = []
    for mention in mentions:
        law = mention.node.law if mention.node.label == "Article" else mention.node.id
        if law in own or (mention.node.label == "Law" and _names_law_of(scene, mention, articles)):
            continue
        if mention.nested and not any(
            m.node.id in own and m.start <= mention.start and mention.end <= m.end for m in mentions
        ):
            continue
        found.append(mention)
    return found


#: 以《X》《Y》为依据; "as its basis"; "which they are meant to implement"
_AS_BASIS = re.compile(
    r"(?:[》\s、和及与等]|《[^》]*》)*[^，。；]{0,8}为(?:依据|基础|上位法)"
    r"|[^.;]{0,60}?\bas (?:its|their|the) (?:legal )?basis"
    r"|[^.;]{0,80}?,? which (?:it|they|the \w+) (?:(?:is|are|was|were) )?"
    r"(?:(?:meant|intended|designed|supposed) to )?implement"
)


def _law_cue(scene: Scene, sentence: Sentence, mention: Mention, own: set[str]) -> How | None:
    outer = next(
        (
            m
            for m in scene.laws_in(sentence.start, sentence.end)
            if mention.nested and m.start <= mention.start and mention.end <= m.end and m.node.id in own
        ),
        None,
    )
    before = scene.text[outer.start : mention.start] if outer else _mask(scene, sentence, mention.start)
    if not outer and _AS_BASIS.match(scene.text, mention.end, sentence.end):
        return "implements"
    if REPEALED.match(scene.text, mention.end, sentence.end):
        return "amends"
    latest: tuple[int, How] | None = None
    for how in ("amends", "implements", "mentions"):
        for match in pattern("citing", "law", how).finditer(before):
            if latest is None or match.end() > latest[0]:
                latest = (match.end(), how)
    if latest is None or len(before[latest[0] :].replace("~", "")) > 180:
        return None if outer else "mentions"
    return latest[1]
