"""What may stand before a heading's words, and which lines are no headings for all that they look like them."""

import pytest
from source_texts import as_source

from loaders.split import outline
from loaders.split.furniture import is_furniture, is_link_line
from loaders.split.marks import read_marks


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("▍某省网信办通报三款软件", "某省网信办通报三款软件"),
        ("◎某市处罚面包店", "某市处罚面包店"),
        ("一\u3000渡船登記辦法公布", "渡船登記辦法公布"),
        ("乙、執法動態", "執法動態"),
        ("PART B – ENFORCEMENT", "ENFORCEMENT"),
        ("15 《码头条例》公布", "《码头条例》公布"),
        ("Part Company Fined", "Part Company Fined"),
        ("乙公司被罚", "乙公司被罚"),
        ("一家面包店被罚", "一家面包店被罚"),
    ],
)
def test_marks_are_no_part_of_the_title(line: str, words: str) -> None:
    assert line[read_marks(line)[0] :] == words


TRADITIONAL = """渡口律師事務所

甲、法規動態

一　交通部公布渡船登記辦法

交通部於2025年5月6日公布《渡船登記辦法》，渡船經營者應當登記其收集的旅客資料，並在三十日內報送表格。

乙、執法動態

二　寧波市監管局處罰一家麵包店

寧波市市場監督管理局5月12日處罰一家麵包店，該店將顧客生日存放在任何人都可以打開的名單內，被罰款三萬元。

三　青島網信辦約談一家泳池

青島市互聯網信息辦公室5月14日約談一家泳池，該泳池在儲物櫃前掃描泳客面部而沒有告知任何人，須於十日內改正。
"""


def test_stems_number_sections_and_plain_numbers_items() -> None:
    found = [(item.title, item.category) for item in outline(as_source(TRADITIONAL)).items]
    assert found == [
        ("交通部公布渡船登記辦法", "legislation"),
        ("寧波市監管局處罰一家麵包店", "enforcement"),
        ("青島網信辦約談一家泳池", "enforcement"),
    ]


LINKED = """# Ferry Data Alert, May 2025

## Legislation

### Ministry issues rules on ferries

On 6 May 2025, the Ministry of Transport issued rules on the data of passengers of ferries and small boats.

[Source](https://example.cn/ferries)

### Ministry opens a register of piers

On 9 May 2025, the Ministry of Transport opened a register of piers that have cameras at their gates.

[Full text](https://example.cn/piers)
"""


def test_a_link_below_an_item_is_its_address() -> None:
    found = [item.urls for item in outline(as_source(LINKED)).items]
    assert found == [("https://example.cn/ferries",), ("https://example.cn/piers",)]


@pytest.mark.parametrize(
    ("line", "is_link"),
    [
        ("[Source](https://example.cn/a)", True),
        ("[查看原文](https://example.cn/a)", True),
        ("[Ministry opens a register](https://example.cn/a)", False),
        ("Source", False),
    ],
)
def test_links_that_say_nothing(line: str, is_link: bool) -> None:
    assert is_link_line(line) == is_link


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("欢迎订阅，关注公众号可获取往期内容。", True),
        ("请关注我们", True),
        ("某市网信办约谈三家面包店，三家店强制顾客关注公众号后方可点餐，被责令改正。", False),
    ],
)
def test_adverts_are_told_from_reports_of_them(text: str, furniture: bool) -> None:
    assert is_furniture(text) == furniture


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("某部于5月31日发布《渡船安全指南——旅客信息篇》，给出了登记的原则和具体方法。", None),
        ("某省通信管理局5月12日发布通报，公开本年第一批软件情况：截至月底，仍有九款未完成整改。", None),
        (
            "某省通信管理局公开第一批软件情况：截至5月底，仍有九款未完成整改，将予以下架。",
            "某省通信管理局公开第一批软件情况",
        ),
    ],
)
def test_sentences_are_no_leads(paragraph: str, title: str | None) -> None:
    other = "• 某市数据局5月9日开放码头登记系统，码头经营者可以在线报送摄像头的数量和位置。"
    text = f"渡口数据资讯\n2025年5月\n\n【执法动态】\n\n• {paragraph}\n\n{other}\n"
    assert outline(as_source(text)).items[0].title == title
