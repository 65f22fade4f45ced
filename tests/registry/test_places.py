"""The gazetteer: breadth, hierarchy, conventional names, namesakes."""

import pytest

from graph_model.registry import gazetteer

PLACES = gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hohhot", "inner-mongolia/hohhot"),
        ("Urumqi", "xinjiang/urumqi"),
        ("Lhasa", "tibet/lhasa"),
        ("Xi'an", "shaanxi/xian"),
        ("Harbin", "heilongjiang/harbin"),
        ("Macau", "macao"),
        ("Xizang", "tibet"),
        ("Pudong", "shanghai/pudong"),
        ("Binhai", "tianjin/binhai"),
        ("Qianhai", "guangdong/shenzhen/qianhai"),
        ("Xiong'an", "hebei/xiongan"),
        ("Chongqing", "chongqing"),
        ("Yinzhou", "zhejiang/ningbo/yinzhou"),
        ("Changzhi", "shanxi/changzhi"),
        ("Panyu", "guangdong/guangzhou/panyu"),
    ],
)
def test_english_name_is_known(name, key):
    assert key in {place.key for place in PLACES.english(name)}


@pytest.mark.parametrize("name", ["Chaoyang", "Suzhou", "Taizhou", "Xinfeng", "Gulou", "Yulin"])
def test_namesakes_are_all_there(name):
    assert len(PLACES.english(name)) > 1


@pytest.mark.parametrize(
    ("name_zh", "key"),
    [
        ("呼伦贝尔市", "inner-mongolia/hulunbuir"),
        ("雄安新区", "hebei/xiongan"),
        ("上海", "shanghai"),
        ("信丰县", "jiangxi/ganzhou/xinfeng"),
    ],
)
def test_chinese_name_is_known(name_zh, key):
    assert key in {place.key for place in PLACES.chinese(name_zh)}


@pytest.mark.parametrize(
    ("key", "full", "adjective"),
    [
        ("beijing", "Beijing Municipality", "Municipal"),
        ("zhejiang", "Zhejiang Province", "Provincial"),
        ("zhejiang/ningbo/yinzhou", "Yinzhou District", "District"),
        ("sichuan/liangshan", "Liangshan Yi Autonomous Prefecture", "Autonomous Prefecture"),
        ("xinjiang", "Xinjiang Uygur Autonomous Region", "Autonomous Region"),
        ("hong-kong", "Hong Kong Special Administrative Region", "Special Administrative Region"),
    ],
)
def test_full_name_and_adjective(key, full, adjective):
    assert (PLACES.by_key[key].full, PLACES.by_key[key].adjective) == (full, adjective)


def test_every_parent_exists_and_breadth():
    levels = [place.level for place in PLACES.by_key.values()]
    assert levels.count("provincial") == 34
    assert levels.count("prefecture") >= 333
    assert levels.count("county") >= 2800
    assert all(place.parent is None or place.parent in PLACES.by_key for place in PLACES.by_key.values())
