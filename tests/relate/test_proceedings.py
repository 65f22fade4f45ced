"""Who enforced, prosecuted and heard, from marked sentences."""

import pytest
from marked import scene

from loaders.relate.proceedings import find_acts, only_examples


def acts(marked, **options):
    return sorted({(a.predicate, a.body.node.name) for a in find_acts(scene(marked, **options))})


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [R:Hefei CA] opened an investigation into a clinic.", [("ENFORCED", "Hefei CA")]),
        (
            "Acting on clues from the [R:CAC], the [R:Foshan CA] filed a case against a firm.",
            [("ENFORCED", "Foshan CA")],
        ),
        (
            "Under the guidance of the [R:Ningbo CA], the [R:Yinzhou CA] investigated a shop.",
            [("ENFORCED", "Yinzhou CA")],
        ),
        (
            "The [P:Wuxi Procuratorate] filed a public interest lawsuit against Fei.",
            [("PROSECUTED", "Wuxi Procuratorate")],
        ),
        ("The case was prosecuted by the [P:Xindu Procuratorate].", [("PROSECUTED", "Xindu Procuratorate")]),
        (
            "The [P:Yubei Procuratorate] issued prosecutorial suggestions to a bureau.",
            [("PROSECUTED", "Yubei Procuratorate")],
        ),
        ("The [C:Suzhou Court] heard the case and ruled for the plaintiff.", [("HEARD", "Suzhou Court")]),
        ("[C:杭州互联网法院]审结一起个人信息纠纷案。", [("HEARD", "杭州互联网法院")]),
        ("[P:徐州市检察院]提起民事公益诉讼。", [("PROSECUTED", "徐州市检察院")]),
        ("The [R:CAC] trained 200 officers in data protection.", []),
        ("The [R:CAC] may investigate firms that ignore this.", []),
    ],
)
def test_acts(marked, expected):
    assert acts(marked) == expected


def test_a_crackdown_without_results_is_no_case():
    assert acts("The [R:MPS] said that it had cracked down on crimes.") == []


def test_a_crackdown_with_counts_is_a_case():
    assert acts("The [R:Gansu police] cracked down on crimes and solved 104 cases.") == [
        ("ENFORCED", "Gansu police")
    ]


@pytest.mark.parametrize("marked", ["The [C:Court] released eight typical cases.", "[C:法院]发布典型案例。"])
def test_typical_cases_are_examples(marked):
    assert only_examples(scene(marked))
