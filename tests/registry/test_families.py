"""Families of local bodies: names, ids and parents follow from the place."""

import pytest

from graph_model.registry import registry
from loaders.outline import ItemDraft, Outline
from loaders.recognise.bodies import find_bodies

EXAMPLES = [(key, e.text, e.place) for key, family in registry().families.items() for e in family.examples]


@pytest.mark.parametrize(("family", "text", "place"), EXAMPLES)
def test_each_example_names_the_body_of_its_place(family, text, place):
    item = ItemDraft(1, "authority", 0, len(text))
    found = {m.node.id for m in find_bodies(text, Outline("document:abc", None, None, None, (item,)), [])}
    assert registry().local_body(family, place).id in found


@pytest.mark.parametrize("key", registry().families)
def test_family_is_whole(key):
    family = registry().families[key]
    assert family.heads or family.topics or family.branch_words
    assert family.heads_zh or family.branch_zh or family.label != "Court"
    assert family.parent is None or family.parent in registry().bodies
    assert all(above in registry().families for above in family.above)
    assert family.branch_of is None or family.branch_of in registry().bodies


@pytest.mark.parametrize(
    ("family", "place", "id_", "name", "name_zh"),
    [
        ("cyberspace", "zhejiang/ningbo/yinzhou", "regulator:cyberspace@zhejiang/ningbo/yinzhou",
         "Ningbo Yinzhou District Cyberspace Administration", "宁波市鄞州区互联网信息办公室"),
        ("police", "guangdong", "regulator:police@guangdong", "Guangdong Public Security Department", "广东省公安厅"),
        ("police", "shanghai", "regulator:police@shanghai", "Shanghai Public Security Bureau", "上海市公安局"),
        ("finance", "hebei", "regulator:finance@hebei",
         "Hebei Supervision Bureau of the National Financial Regulatory Administration",
         "国家金融监督管理总局河北监管局"),
        ("intermediate-court-1", "chongqing", "court:intermediate-court-1@chongqing",
         "Chongqing First Intermediate People's Court", "重庆市第一中级人民法院"),
        ("cyberspace", "anhui/suzhou", "regulator:cyberspace@anhui/suzhou",
         "Anhui Suzhou Cyberspace Administration", "宿州市互联网信息办公室"),
    ],
)  # fmt: skip
def test_local_body_has_official_names(family, place, id_, name, name_zh):
    node = registry().local_body(family, place)
    assert (node.id, node.name, node.name_zh, node.known) == (id_, name, name_zh, True)


def chain(node_id: str) -> list[str]:
    pairs = registry().parents(node_id)
    return [pairs[0][0].id, *(parent.id for _, parent in pairs)] if pairs else []


@pytest.mark.parametrize(
    ("node_id", "above"),
    [
        ("regulator:cyberspace@zhejiang/ningbo/yinzhou",
         ["regulator:cyberspace@zhejiang/ningbo", "regulator:cyberspace@zhejiang", "regulator:cac",
          "regulator:central-cyberspace-commission", "regulator:cpc-central-committee"]),
        ("court:basic-court@jiangsu/wuxi/jiangyin",
         ["court:intermediate-court@jiangsu/wuxi", "court:high-court@jiangsu", "court:spc", "regulator:npc"]),
        ("court:basic-court@shanghai/baoshan", ["court:high-court@shanghai", "court:spc", "regulator:npc"]),
        ("court:intermediate-court-1@chongqing", ["court:high-court@chongqing", "court:spc", "regulator:npc"]),
        ("regulator:communications@hubei", ["regulator:miit", "regulator:state-council", "regulator:npc"]),
        ("regulator:pcpd", ["regulator:government@hong-kong", "regulator:state-council", "regulator:npc"]),
        ("organisation:some-unknown-club", []),
    ],
)  # fmt: skip
def test_parents_lead_to_the_root(node_id, above):
    assert chain(node_id)[1:] == above


def test_parents_of_every_family_end():
    for key, family in registry().families.items():
        for place in ("beijing", "beijing/haidian", "guangdong/shenzhen", "hubei/xiantao"):
            node = registry().local_body(key, place)
            pairs = registry().parents(node.id)
            assert len({child.id for child, _ in pairs}) == len(pairs), (key, place)
            assert not pairs or pairs[-1][1].level in ("national", "provincial", "prefecture", "county"), (
                family.name
            )
