"""Where sentences end."""

import pytest

from loaders.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held on Aug. 20 in Wuhan. All came.", ["It was held on Aug. 20 in Wuhan.", "All came."]),
        ("It ended in Aug. All left.", ["It ended in Aug.", "All left."]),
        ("It warned Lan Co., Ltd. The firm paid.", ["It warned Lan Co., Ltd.", "The firm paid."]),
        ("It warned Lan Co., Ltd. Shanghai at once.", ["It warned Lan Co., Ltd. Shanghai at once."]),
        ("In Zhuo v. Meijia it said no.", ["In Zhuo v. Meijia it said no."]),
        ("It asked approx. 20 firms. None came.", ["It asked approx. 20 firms.", "None came."]),
        ("第一句。第二句。", ["第一句。", "第二句。"]),
    ],
)
def test_ends(text, expected):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected
