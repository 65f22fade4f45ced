import pytest

from graph_model.values.durations import find_durations


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("one year and six months in prison", [18]),
        ("18 months", [18]),
        ("a six-month term", [6]),
        ("one year's imprisonment with two years' probation", [12, 24]),
        ("three and a half years", [42]),
        ("two years, six months", [30]),
        ("有期徒刑一年六个月，缓刑两年", [18, 24]),
        ("拘役四个月", [4]),
        ("有期徒刑3年2个月", [38]),
        ("十年", [120]),
        ("in October 2024", []),
        ("2024年10月14日", []),
        ("the 15 days", []),
    ],
)
def test_months(text, months):
    assert [d.months for d in find_durations(text)] == months
