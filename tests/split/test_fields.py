"""Items whose properties stand on lines of their own, below a heading ("Authority: ...", 处罚依据：...)."""

import pytest
from source_texts import as_source

from loaders.split import outline
from loaders.split.fields import field_name

CASES = """Tram Data Tracker
Issue 5 of 2025

PART A – NEW LEGISLATION

Date | Development | Summary

2025-05-06 | Rules on tram cameras issued | The transport ministry issued rules on cameras in trams and buses.

2025-05-09 | Register of ferries opened | The ports ministry opened a register of ferries that scan passengers.

PART B – ENFORCEMENT CASES

Case 1: Bakery Warned over Loyalty Cards
Authority: Ningbo Administration for Market Regulation
Date: May 12, 2025
Facts: The bakery kept the birthdays of its customers in a list that anyone could open.
Outcome: The bakery was warned and told to mend its list within ten days.

Case 2: Lido Fined for Locker Scans
Authority: Qingdao Cyberspace Administration
Date: May 14, 2025
Facts: The lido scanned the faces of swimmers at its lockers and told nobody about it.
Outcome: The lido was fined RMB 9,000.

PART C – COURT DECISIONS

2025-05-20 | Seller of bus passes sentenced | A court sentenced a man who had sold the names of ten thousand riders.
"""

RECORDS = """渡口数据资讯
2025年5月

第一部分 立法资讯

1. 《渡船信息登记办法（征求意见稿）》
发布机构：交通运输部
发布日期：2025年5月6日
意见反馈截止：2025年6月5日
制定依据：《数据安全法》
要点：渡船经营者应当登记其收集的旅客信息，并在三十日内报送登记表格。

2. 《码头摄像头管理规定》
发布机构：交通运输部
发布日期：2025年5月9日
制定依据：《个人信息保护法》
要点：码头安装摄像头的，应当在入口处设置醒目标识，并指定专人保管录像。

第二部分 执法资讯

3. 宁波市网信办处罚一家面包店
执法机关：宁波市互联网信息办公室
当事人：宁波麦香面包有限公司
处罚日期：2025年5月12日
违反条款：《数据安全法》第二十七条
处罚结果：责令改正，给予警告，并处罚款人民币3万元，由该店在十日内缴纳。
"""


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            CASES,
            [
                ("Rules on tram cameras issued", "legislation", "2025-05-06"),
                ("Register of ferries opened", "legislation", "2025-05-09"),
                ("Bakery Warned over Loyalty Cards", "enforcement", "2025-05-12"),
                ("Lido Fined for Locker Scans", "enforcement", "2025-05-14"),
                ("Seller of bus passes sentenced", "litigation", "2025-05-20"),
            ],
        ),
        (
            RECORDS,
            [
                ("《渡船信息登记办法（征求意见稿）》", "legislation", "2025-05-06"),
                ("《码头摄像头管理规定》", "legislation", "2025-05-09"),
                ("宁波市网信办处罚一家面包店", "enforcement", "2025-05-12"),
            ],
        ),
    ],
)
def test_field_lines_belong_to_the_item_above(text: str, items: list[tuple[str, str, str]]) -> None:
    found = outline(as_source(text)).items
    assert [(item.title, item.category, item.date) for item in found] == items


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("当事人：某面包店", "party"),
        ("處罰日期：2025年5月12日", "date"),
        ("办案机关：某市人民检察院", "body"),
        ("案由：侵权责任纠纷", "basis"),
        ("Issued by: Ministry of Ports", "body"),
        ("Comments due: 13 July 2025", "deadline"),
        ("Ningbo: bakery warned", ""),
        ("面包店：收集顾客生日受罚", ""),
    ],
)
def test_names_of_fields(line: str, name: str) -> None:
    assert field_name(line) == name
