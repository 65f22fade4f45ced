"""How people name an article: `DSL 27`, `Article 27 of the Data Security Law`, 《数据安全法》第二十七条."""

import re
from dataclasses import dataclass
from functools import cache

from graph_model.values.numerals import article_number


@dataclass(frozen=True, slots=True)
class ArticleName:
    """The name of a law as written, and the number of its article (`27`, `27(1)`, `253-1`)."""

    law: str
    number: str


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    number = r"(?P<number>\d{1,4})(?!\d)(?:[-‑–](?P<suffix>\d{1,2}))?(?P<parts>(?:\s*[(（]\d{1,2}[)）])*)"
    article = r"(?:articles?|arts?\.?|§)"
    numeral = r"[\d零〇○一二三四五六七八九十百千兩两]+"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"{article}\s*{number}\s*,?\s*(?:(?:of|in|under)\s+)?(?P<law>[^\s\d].*)",
            rf"(?!{article}\s*\d)(?P<law>\S.*?)[\s,]+(?:{article}\s*)?{number}",
            rf"(?P<law>\S.*?)\s*第\s*(?P<number>{numeral})\s*[条條]"
            rf"(?:之(?P<suffix>{numeral}))?(?P<parts>(?:第[(（]?{numeral}[)）]?[款项項])*)",
        )
    )


def article_name(text: str) -> ArticleName | None:
    """The law and the number of the article that `text` names; None if it doesn't name one."""
    for form in _forms():
        match = form.fullmatch(text.strip())
        if match:
            parts = re.findall(r"[^第款项項()（）\s]+", match["parts"] or "")
            number = article_number(match["number"], match["suffix"], *parts)
            return ArticleName(match["law"], number) if number else None
    return None
