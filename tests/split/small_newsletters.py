"""Small newsletters in layouts of many kinds, with the items that they report."""

from typing import NamedTuple


class Want(NamedTuple):
    title: str | None
    category: str
    date: str | None
    urls: tuple[str, ...] = ()
    begins: str = ""


class Small(NamedTuple):
    text: str
    issue: str | None
    items: list[Want]
    publisher: str | None = None


BULLETS = Small(
    """Privacy Digest China
Issue of March 2024

Hello and welcome to our March edition, with the news of the month.

LEGISLATION

• CAC finalises rules on face recognition: On 3 March, the Cyberspace Administration of China issued the
  final rules on the use of face recognition in shops and hotels. They take effect on 1 June 2024.
  https://example.cn/rules/1
• SAMR drafts a standard for smart meters: On 8 March, the State Administration for Market Regulation
  published a draft standard. Comments may be sent until 8 April.
  https://example.cn/draft/2

ENFORCEMENT

• Hotel chain fined over guest register: On 12 March, the Hangzhou police fined a hotel chain RMB 60,000
  because its register of guests lay open on the internet.
  https://example.cn/fine/3
• App makers called in: The Guangdong Communications Administration has called in five makers of apps.

Contact us
Jane Roe, Partner, jane.roe@fangdalaw.com
""",
    "2024-03",
    [
        Want(
            "CAC finalises rules on face recognition",
            "legislation",
            "2024-03-03",
            ("https://example.cn/rules/1",),
            "• CAC finalises",
        ),
        Want(
            "SAMR drafts a standard for smart meters",
            "legislation",
            "2024-03-08",
            ("https://example.cn/draft/2",),
        ),
        Want(
            "Hotel chain fined over guest register",
            "enforcement",
            "2024-03-12",
            ("https://example.cn/fine/3",),
        ),
        Want("App makers called in", "enforcement", None),
    ],
    "Fangda Partners",
)

TABLE = Small(
    """China Data Law Tracker, April 2025

| Date | Authority | Title | Summary | Link |
|---|---|---|---|---|
| 2 April 2025 | CAC | Measures on Audits of Data | Handlers must be audited every year. | https://example.cn/a |
| 9 April 2025 | MIIT | Notice on Internet Cards | Cards are to be checked by 30 June 2025. | https://example.cn/b |
| 20 April 2025 | Beijing Internet Court | Judgment on Cookies | A portal owes damages. | https://example.cn/c |

This tracker is for general information only and does not constitute legal advice.
""",
    "2025-04",
    [
        Want(
            "Measures on Audits of Data",
            "legislation",
            "2025-04-02",
            ("https://example.cn/a",),
            "| 2 April 2025 | CAC",
        ),
        Want("Notice on Internet Cards", "legislation", "2025-04-09", ("https://example.cn/b",)),
        Want("Judgment on Cookies", "litigation", "2025-04-20", ("https://example.cn/c",)),
    ],
)

QUESTIONS = Small(
    """Your questions on data law, June 2023

Q1: Has the draft on network incidents been published?

A: Yes. On 6 June 2023 the CAC published the draft measures on reporting network incidents for comments.
Firms should look at the time limits of one hour in particular.

Q2: What was the highest fine of the month?

A: The Shanghai branch of the central bank fined a payment company RMB 3 million on 14 June 2023 for
passing on data of its customers without their consent.

Q3: Did a court decide on scraping?

A: It did. On 21 June 2023, a court in Hangzhou ruled that scraping of public profiles was unfair competition.
""",
    "2023-06",
    [
        Want(
            "Has the draft on network incidents been published?", "legislation", "2023-06-06", (), "Q1: Has"
        ),
        Want("What was the highest fine of the month?", "enforcement", "2023-06-14"),
        Want("Did a court decide on scraping?", "litigation", "2023-06-21"),
    ],
)

MARKDOWN = Small(
    """# Data & Cyber Bulletin (September 2024)

*King & Wood Mallesons*

## Legislative Developments

### 1. State Council adopts rules on network data[^1]

The State Council announced on 24 September that the rules had been adopted on 30 August. They will apply from
1 January 2025.

They cover important data and large platforms.

### 2. TC260 publishes guide on sensitive data

The committee published the guide on 18 September ([text](https://example.cn/guide)).

## Enforcement

### 3. Insurer warned (11 September)

The provincial regulator warned an insurer whose agents had shared lists of clients.[^2]

[^1]: Announcement, https://example.cn/one
[^2]: <https://example.cn/two>
""",
    "2024-09",
    [
        Want(
            "State Council adopts rules on network data",
            "legislation",
            "2024-09-24",
            ("https://example.cn/one",),
            "### 1. State",
        ),
        Want(
            "TC260 publishes guide on sensitive data",
            "legislation",
            "2024-09-18",
            ("https://example.cn/guide",),
            "### 2.",
        ),
        Want("Insurer warned", "enforcement", "2024-09-11", ("https://example.cn/two",), "### 3."),
    ],
    "King & Wood Mallesons",
)

CHINESE_NUMBERED = Small(
    """数据合规月报
2024年8月

一、立法动态

1. 国家网信办就网络身份认证办法公开征求意见

8月2日，国家网信办就相关办法草案向社会公开征求意见，意见反馈截止时间为2024年9月1日。[1]

2. 某市发布公共数据授权运营细则

近日，某市数据局发布公共数据授权运营实施细则，对授权程序作出规定。[2]

二、执法案例

1. 某科技公司因数据泄露被处罚

8月15日，当地网信部门依据《数据安全法》对某科技公司给予警告，并处罚款5万元。[3]

三、司法案例

1. 法院判决一起人脸信息纠纷

8月20日，某区人民法院判决被告删除人脸信息并赔礼道歉。[4]

[1] https://example.cn/1
[2] https://example.cn/2
[3] https://example.cn/3
[4] https://example.cn/4

免责声明
本月报仅供参考，不构成法律意见。
汉坤律师事务所
""",
    "2024-08",
    [
        Want(
            "国家网信办就网络身份认证办法公开征求意见",
            "legislation",
            "2024-08-02",
            ("https://example.cn/1",),
            "1. 国家网信办",
        ),
        Want("某市发布公共数据授权运营细则", "legislation", None, ("https://example.cn/2",)),
        Want("某科技公司因数据泄露被处罚", "enforcement", "2024-08-15", ("https://example.cn/3",)),
        Want("法院判决一起人脸信息纠纷", "litigation", "2024-08-20", ("https://example.cn/4",)),
    ],
    "Han Kun Law Offices",
)

CHINESE_BRACKETS = Small(
    """网络安全与数据合规资讯（2023年12月）

【立法】

【工信部印发数据安全风险评估细则】
2023年12月5日，工信部印发细则，自2024年1月1日起施行。
来源：https://example.cn/z1

【两部门就未成年人模式征求意见】
12月11日，两部门发布征求意见稿。
来源：https://example.cn/z2

【执法】

【某银行因违规查询征信被罚】
12月19日，人民银行某分行公布处罚信息，某银行因违规查询个人征信信息被罚款30万元。
来源：https://example.cn/z3
""",
    "2023-12",
    [
        Want(
            "工信部印发数据安全风险评估细则",
            "legislation",
            "2023-12-05",
            ("https://example.cn/z1",),
            "【工信部",
        ),
        Want("两部门就未成年人模式征求意见", "legislation", "2023-12-11", ("https://example.cn/z2",)),
        Want("某银行因违规查询征信被罚", "enforcement", "2023-12-19", ("https://example.cn/z3",)),
    ],
)

DATED = Small(
    """Asia Privacy Watch: China in January 2025

31 December 2024 – The data administration presented a plan for trusted data spaces. The plan names four kinds
of spaces and aims at one hundred of them by 2028.

9 January 2025 – The cyberspace regulator of Ningbo fined a software company RMB 50,000 for leaving cameras open
to strangers. A manager must pay RMB 10,000.

17 January 2025 – A district court in Nanjing sentenced two men to prison for selling data of parcels. The court
also confiscated what they had earned.
""",
    "2025-01",
    [
        Want(None, "authority", "2024-12-31", (), "31 December 2024"),
        Want(None, "enforcement", "2025-01-09"),
        Want(None, "litigation", "2025-01-17"),
    ],
)

PARAGRAPHS = Small(
    """On 4 May 2022, the Ministry of Public Security released measures on networks. They bring new duties to clouds.

On 16 May 2022, the consumer council of Zhejiang published a survey: of forty apps, eleven had no rules on privacy.

On 27 May 2022, the people's court of Yuhang ordered a broker to apologise for selling telephone numbers.
""",
    "2022-05",
    [
        Want(None, "legislation", "2022-05-04", (), "On 4 May"),
        Want(None, "industry", "2022-05-16"),
        Want(None, "litigation", "2022-05-27"),
    ],
)

WRAPPED = Small(
    """CHINA CYBER UPDATE

October 2021

Legislative developments

Shenzhen passes data regulations for the special
zone

The congress of Shenzhen passed the regulations on 11
October. They give each person a right to refuse
profiles made for advertising, and they are the first
of their kind in any city of the country.[1]

Guidelines for cars open for comments

On 19 October, the committee for standards put out
guidelines for the data that cars collect. They ask
makers to keep pictures of faces inside the car.[2]

Court cases

Judges side with a tenant against a camera

On 25 October, a court in Beijing ordered a landlord
to take down a camera over the door of a tenant,
and to pay RMB 500 for the trouble.[3]

[1] https://example.cn/a-long-address-that-goes-on/
index.html
[2] https://example.cn/cars
[3] https://example.cn/camera
""",
    "2021-10",
    [
        Want(
            "Shenzhen passes data regulations for the special zone",
            "legislation",
            "2021-10-11",
            ("https://example.cn/a-long-address-that-goes-on/index.html",),
            "Shenzhen passes",
        ),
        Want(
            "Guidelines for cars open for comments", "legislation", "2021-10-19", ("https://example.cn/cars",)
        ),
        Want(
            "Judges side with a tenant against a camera",
            "litigation",
            "2021-10-25",
            ("https://example.cn/camera",),
        ),
    ],
)

LISTED = Small(
    """Monthly Data Review, July 2024

In this issue

Legislation
Ministry Publishes Rules on Maps ..... 2
Commission Consults on Medical Records ..... 3
Enforcement
Regulator Warns a School Over Lists of Pupils ..... 4
Police Detain Sellers of Licence Plates ..... 5

Legislation

Ministry Publishes Rules on Maps

On 2 July, the ministry of natural resources published rules on maps that are used for assisted driving. Makers
must keep raw data within the country.

On 10 July, the health commission asked for comments on draft rules for medical records. Hospitals would have to
name a person in charge of the records.

Enforcement

On 15 July, the education bureau and the cyberspace regulator warned a school that had put lists of pupils and
their marks on its website.

Police Detain Sellers of Licence Plates

On 22 July, the police in Wuxi detained four people who had sold pictures of licence plates to detectives.
""",
    "2024-07",
    [
        Want("Ministry Publishes Rules on Maps", "legislation", "2024-07-02"),
        Want("Commission Consults on Medical Records", "legislation", "2024-07-10", (), "On 10 July"),
        Want("Regulator Warns a School Over Lists of Pupils", "enforcement", "2024-07-15", (), "On 15 July"),
        Want("Police Detain Sellers of Licence Plates", "enforcement", "2024-07-22"),
    ],
)

TOPICS = Small(
    """Tech Law Briefing

28 February 2023

Artificial Intelligence

Draft rules on deep synthesis labels

On 10 February, the regulator published a draft on labels for pictures made by machines. Services would have to
mark each picture in a way that people and programs can read.

Cross-border Data Transfers

First filing of a standard contract in Beijing

On 20 February, a company in Beijing completed the first filing of a standard contract for sending data abroad.
The local administration announced that the review took ten days.

Association promises restraint in advertising

On 23 February, an association of advertisers and thirty companies of the industry signed a pledge at their
conference.
""",
    "2023-02",
    [
        Want("Draft rules on deep synthesis labels", "legislation", "2023-02-10"),
        Want("First filing of a standard contract in Beijing", "authority", "2023-02-20"),
        Want("Association promises restraint in advertising", "industry", "2023-02-23"),
    ],
)

TRADITIONAL = Small(
    """中國數據保護月報 2025年3月

（一）監管動態

1、國家數據局召開會議部署年度工作
3月6日，國家數據局召開會議，部署全年公共數據開放工作，要求各地於年底前完成平台建設。

2、上海通信管理局通報侵害用戶權益應用
3月13日，上海通信管理局通報二十一款應用程式，要求開發者限期整改，逾期將予下架。

（二）行業動態

1、支付協會發布自律公約
3月21日，支付清算協會發布個人信息保護自律公約，首批二十家機構簽署。
""",
    "2025-03",
    [
        Want("國家數據局召開會議部署年度工作", "authority", "2025-03-06"),
        Want("上海通信管理局通報侵害用戶權益應用", "authority", "2025-03-13"),
        Want("支付協會發布自律公約", "industry", "2025-03-21"),
    ],
)

BYLINES = Small(
    """Greater China Data Insights

CAC opens consultation on minors' mode
5 November 2024

The regulator proposes that phones get a mode for minors which parents can set. Makers of phones, shops for apps
and the apps themselves would work together.
Source: https://example.cn/minors

Two hospitals penalised for leaks
13 November 2024

The police of Chengdu penalised two hospitals under the Data Security Law. Both had left backups on servers that
anyone could reach, and each was fined RMB 100,000.
Source: https://example.cn/hospitals

About the authors

Li Lei is a partner in our Shanghai office. He advises on data.
""",
    "2024-11",
    [
        Want(
            "CAC opens consultation on minors' mode",
            "legislation",
            "2024-11-05",
            ("https://example.cn/minors",),
        ),
        Want(
            "Two hospitals penalised for leaks",
            "enforcement",
            "2024-11-13",
            ("https://example.cn/hospitals",),
        ),
    ],
)

DATES_FIRST = Small(
    """China Data Protection Round-up

12 June 2024

CAC publishes second batch of algorithm filings

The CAC made public 492 algorithms for deep synthesis. Operators need to show their number.

Read more

18 June 2024

Guizhou police punish a hotel

The police of Guiyang gave a hotel a warning for failing to protect guest records.

Read more

25 June 2024

Standing Committee reads draft on cyber crime

A draft was read for the first time. It would raise the fines for breaking into systems.

Read more

Related insights

Five things to know about AI in Asia

Read more
""",
    "2024-06",
    [
        Want(
            "CAC publishes second batch of algorithm filings", "authority", "2024-06-12", (), "12 June 2024"
        ),
        Want("Guizhou police punish a hotel", "enforcement", "2024-06-18", (), "18 June 2024"),
        Want(
            "Standing Committee reads draft on cyber crime", "enforcement", "2024-06-25", (), "25 June 2024"
        ),
    ],
    None,
)

PAGES = Small(
    """China Data Update   Page 1

1.  Shenzhen court decides on face
recognition at a gym

On 8 March 2022, a court in Shenzhen ordered a gym to delete
the faces of members who had asked for it.1 The gym had made
faces the only key to its doors, and the court found this was

1 https://example.cn/gym

China Data Update   Page 2

neither necessary nor agreed. The gym must pay costs.

2.  SAMR draft on online advertising

On 15 March 2022, the SAMR published a draft on advertising
online. Pop-ups must close with one click.1 Comments are open
until 15 April 2022.

1 https://example.cn/ads

China Data Update   Page 3

3.  Beijing police clear up trade in job data

The police of Beijing detained nine people on 22 March 2022 who
had sold curricula vitae taken from a platform for jobs.1

1 https://example.cn/jobs
""",
    "2022-03",
    [
        Want(
            "Shenzhen court decides on face recognition at a gym",
            "litigation",
            "2022-03-08",
            ("https://example.cn/gym",),
            "1.  Shenzhen",
        ),
        Want(
            "SAMR draft on online advertising",
            "legislation",
            "2022-03-15",
            ("https://example.cn/ads",),
            "2.  SAMR dra",
        ),
        Want(
            "Beijing police clear up trade in job data",
            "enforcement",
            "2022-03-22",
            ("https://example.cn/jobs",),
            "3.  Beijing ",
        ),
    ],
    None,
)

CHINESE_PARTS = Small(
    """网络数据法律观察 | 2022年7月刊

一、国家网信办公布《数据出境安全评估办法》

2022年7月7日，国家互联网信息办公室公布《数据出境安全评估办法》，自2022年9月1日起施行。

二、滴滴公司被处以80.26亿元罚款

7月21日，国家网信办依据《网络安全法》《数据安全法》处以罚款。

三、某地法院审结侵犯公民个人信息案

7月15日，法院以侵犯公民个人信息罪判处被告人有期徒刑三年，并处罚金。

四、行业协会发布自律公约

近日，互联网协会发布行业自律公约。

联系我们
王律师 合伙人
wang@junhe.com
""",
    "2022-07",
    [
        Want(
            "国家网信办公布《数据出境安全评估办法》",
            "legislation",
            "2022-07-07",
            (),
            "一、国家网信办公布《数据",
        ),
        Want("滴滴公司被处以80.26亿元罚款", "enforcement", "2022-07-21", (), "二、滴滴公司被处以80."),
        Want("某地法院审结侵犯公民个人信息案", "litigation", "2022-07-15", (), "三、某地法院审结侵犯公民"),
        Want("行业协会发布自律公约", "industry", None, (), "四、行业协会发布自律公约"),
    ],
    "JunHe",
)

SUBHEADINGS = Small(
    """Greater China Cyber Alert

CAC fines Didi – 21 July 2022

The CAC fined Didi RMB 8.026 billion for sixteen violations. Two of its managers were fined RMB 1 million each.

Background

The review of Didi began on 2 July 2021 after it went public in New York.

What it means

Firms that list abroad should check whether a review is needed.

New measures on exports of data – 7 July 2022

The measures on security assessments take effect on 1 September 2022.

Background

The CAC had consulted on drafts in October 2021.

What it means

Exporters have six months.
""",
    "2022-07",
    [
        Want("CAC fines Didi", "enforcement", "2022-07-21", (), "CAC fines Di"),
        Want("New measures on exports of data", "legislation", "2022-07-07", (), "New measures"),
    ],
    None,
)

BOLD = Small(
    """# China Tech Regulatory Update

30 November 2023

## 1. Laws and Regulations

**Minors' rules issued** — The State Council issued regulations on 24 October 2023. They apply from
1 January 2024. [Source](https://example.cn/minors)

**Standard for apps** — TC260 released a draft on 2 November 2023, for comments until
1 January 2024. [Source](https://example.cn/std)

## 2. Enforcement

**Airline summoned** — The Shanghai CAC summoned an airline on 15 November 2023 after a leak. [Source](https://example.cn/air)

## 3. Contact

jane@twobirds.com
""",
    "2023-11",
    [
        Want(
            "Minors' rules issued",
            "legislation",
            "2023-10-24",
            ("https://example.cn/minors",),
            "**Minors' ru",
        ),
        Want("Standard for apps", "legislation", "2023-11-02", ("https://example.cn/std",), "**Standard f"),
        Want("Airline summoned", "enforcement", "2023-11-15", ("https://example.cn/air",), "**Airline su"),
    ],
    "Bird & Bird",
)

FIELDS = Small(
    """数据合规与网络安全月度观察（2024年11月）

本期要点
◆ 国家网信办发布全球数据跨境流动合作倡议
◆ 某地网信办处罚一家医院

【法规速递】

01 国家网信办发布全球数据跨境流动合作倡议
发布日期：2024年11月20日
发布机关：国家互联网信息办公室
主要内容：倡议提出开放、包容、安全等立场。
原文链接：https://example.cn/l1

02 工信部就汽车数据标准征求意见
发布日期：2024年11月12日
主要内容：征求意见截止至12月12日。
原文链接：https://example.cn/l2

【执法动态】

03 某地网信办处罚一家医院
11月18日，某地网信办发现一家医院未履行数据安全保护义务，依据《数据安全法》第四十五条，责令改正，给予警告，并处罚款五万元。
原文链接：https://example.cn/l3
""",
    "2024-11",
    [
        Want(
            "国家网信办发布全球数据跨境流动合作倡议",
            "legislation",
            "2024-11-20",
            ("https://example.cn/l1",),
            "01 国家网信办发布全球",
        ),
        Want(
            "工信部就汽车数据标准征求意见",
            "legislation",
            "2024-11-12",
            ("https://example.cn/l2",),
            "02 工信部就汽车数据标",
        ),
        Want(
            "某地网信办处罚一家医院",
            "enforcement",
            "2024-11-18",
            ("https://example.cn/l3",),
            "03 某地网信办处罚一家",
        ),
    ],
    None,
)

CLOSE_LINES = Small(
    """CHINA DATA LAW REVIEW
Issue 8 | August 2024

HIGHLIGHTS OF THE MONTH
CAC consults on national internet IDs
Ministry sets out rules for car data

LEGISLATION
CAC consults on national internet IDs
On 26 July 2024, the CAC and the MPS published draft measures on a national service for proving who one is.
https://example.cn/ids
Ministry sets out rules for car data
The Ministry of Natural Resources issued a notice on cars' sensors on 26 July 2024.
https://example.cn/cars

ENFORCEMENT
Forty apps named in Zhejiang
On 5 August 2024, the Zhejiang Communications Administration named forty apps.
https://example.cn/apps
""",
    "2024-08",
    [
        Want(
            "CAC consults on national internet IDs",
            "legislation",
            "2024-07-26",
            ("https://example.cn/ids",),
            "CAC consults",
        ),
        Want(
            "Ministry sets out rules for car data",
            "legislation",
            "2024-07-26",
            ("https://example.cn/cars",),
            "Ministry set",
        ),
        Want(
            "Forty apps named in Zhejiang",
            "enforcement",
            "2024-08-05",
            ("https://example.cn/apps",),
            "Forty apps n",
        ),
    ],
    None,
)

CAPITALISED_LEADS = Small(
    """Data Law Courier (No. 5 of 2024)

PART I  LAWS AND STANDARDS

Measures on the Keeping of Port and Warehouse Records by Carriers Promulgated. In order to keep goods safe, the
Ministry of Transport promulgated the measures on May 6, 2024. Carriers shall keep records for three years. [1]

Hainan Solicits Opinions on Rules for Tourist Data. On May 9, the Hainan Provincial Data Administration released
draft rules to solicit opinions. The rules part data into three classes. [2]

PART II  LAW ENFORCEMENT

Yibin CA Imposes Penalty on a Private School and Its Head Teacher. Upon inspection, the administration found that
lists of pupils could be read by anyone. On May 14, it fined the school RMB 20,000. [3]

Yibin Police Practice "One Case, Two Checks". While it dealt with a theft of parcels, the police examined the
courier as well. On May 16, the courier was warned. The case went no further. [4]

Links:

[1] https://example.cn/l/1
[2] https://example.cn/l/2
[3] https://example.cn/l/3
[4] https://example.cn/l/4
""",
    "2024-05",
    [
        Want(
            "Measures on the Keeping of Port and Warehouse Records by Carriers Promulgated",
            "legislation",
            "2024-05-06",
            ("https://example.cn/l/1",),
        ),
        Want(
            "Hainan Solicits Opinions on Rules for Tourist Data",
            "legislation",
            "2024-05-09",
            ("https://example.cn/l/2",),
        ),
        Want(
            "Yibin CA Imposes Penalty on a Private School and Its Head Teacher",
            "enforcement",
            "2024-05-14",
            ("https://example.cn/l/3",),
        ),
        Want(
            'Yibin Police Practice "One Case, Two Checks"',
            "enforcement",
            "2024-05-16",
            ("https://example.cn/l/4",),
        ),
    ],
)

SMALL = {name.lower(): value for name, value in list(globals().items()) if isinstance(value, Small)}
