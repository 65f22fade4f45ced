"""Who the parties of a text are, by their words."""

import pytest

from loaders.recognise.parties import find_parties


def parties(text):
    return find_parties(text, 0, len(text), [])


def people(text):
    """The full names of people, or their words."""
    return [p.full or p.words for p in parties(text) if p.label == "Person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fined the chairman (Peng Hao).", ["Peng Hao"]),
        ("Its president Tang Shuyi was warned.", ["Tang Shuyi"]),
        ("The court sentenced Mr. Ashworth to a year.", ["Mr. Ashworth"]),
        ("It heard Mr. Ashworth. Gerald Ashworth had left.", ["Mr. Ashworth", "Gerald Ashworth"]),
        ("He had asked. You see.", []),
    ],
)
def test_people_by_name_and_office(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bureau warned Tianjin Yuhua Education.", ["Tianjin Yuhua Education"]),
        ("It praised Jinan Quancheng Software.", ["Jinan Quancheng Software"]),
        ("It taught with Wuhan Digital Education.", []),
        ("It wrote to the Hangzhou Education Technology Bureau.", []),
        ("Guangzhou Driving School Fined for a Leak", []),
        ("Neither was fined.", []),
    ],
)
def test_names_that_begin_with_a_city(text, expected):
    assert [p.words for p in parties(text) if p.kind == "named"] == expected


@pytest.mark.parametrize(
    ("text", "words", "role", "label"),
    [
        ("In Zhuo v. Meijia Co., Ltd., much was said.", "Meijia Co., Ltd.", "defendant", "Company"),
        ("The defendant, a hotel group, appealed.", "The defendant, a hotel group", "defendant", "Company"),
        (
            "In a dispute between a job seeker and a hotel, the defendant must pay.",
            "a hotel",
            "defendant",
            "Company",
        ),
        ("In Zhuo v. Meijia Co., Ltd., the defendant must pay.", "the defendant", "defendant", "Company"),
    ],
)
def test_sides_of_a_suit(text, words, role, label):
    (party,) = [p for p in parties(text) if p.words == words]
    assert (party.role, party.label) == (role, label)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 apps must leave the app stores.", ["15 apps"]),
        ("The app is to be removed from all stores.", []),
        ("It fined two stores.", ["two stores"]),
    ],
)
def test_stores_as_a_place_are_no_party(text, expected):
    assert [p.words for p in parties(text) if "stores" in p.words or "apps" in p.words] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("被告人崔明、郝亮被判处有期徒刑。", ["崔明", "郝亮"]),
        ("对首席信息官姜卫东警告。", ["姜卫东"]),
        ("判处实际控制人吕志强有期徒刑二年。", ["吕志强"]),
    ],
)
def test_chinese_names_behind_roles(text, expected):
    assert people(text) == expected
