"""A newsletter whose names and sentences try to break out of whatever shows them."""

from factories import DSL, Newsletter

from graph_model import DocumentFacts
from graph_model.nodes import Company, Regulator

#: What a browser, a template, a spreadsheet or an XML parser might take for more than text.
HOSTILE = (
    "<script>window.pwned = 1</script>",
    '"><img src=x onerror="window.pwned = 1">',
    "</script><script>window.pwned = 1</script>",
    "<!-- --><svg onload=window.pwned=1>",
    "{{ 7 * 7 }} ${window.pwned = 1} <b>bold</b>",
    '=HYPERLINK("http://evil.example/","open")',
    "'; DROP TABLE laws; --",
    "\u202egnp.exe\u202c and \u200fright to left\u2067",
    "line\u2028separator\u2029paragraph",
    "control\x00\x01\x08\x1b characters \ufffe",
    "恶意<script>名称</script>有限公司",
    "N" * 10_000,
    "网" * 10_000,
)


def hostile_facts() -> DocumentFacts:
    """Facts whose names, quotes, links and file name are all hostile."""
    letter = Newsletter("</title><script>window.pwned = 1</script>.txt", HOSTILE[0], "2025-06")
    for number, name in enumerate(HOSTILE):
        links = (
            "javascript:window.pwned=1",
            "data:text/html,<script>1</script>",
            "https://example.cn/a\"onx='1",
        )
        item = letter.item("enforcement", name, f"{name} was fined", "2025-06-01", *links)
        body = Regulator(id=f"regulator:hostile-{number}", name=name, name_zh=name, aliases=[name + "2"])
        firm = Company(id=f"company:hostile-{number}", name=name + " Co.", sector=name)
        case = letter.case(item, "administrative", name)
        letter.state(item, "ENFORCED", body, case, name)
        letter.state(item, "CITED", case, DSL, "was fined", **{"as": "violated"})
        letter.penalty(case, body, firm, "fine", f"{name} was fined", amount_cny=1.0)
        letter.mentions(item, {name: body})
    return letter.facts()
