"""What the demo company says and knows: lines with greetings, released prices, articles, notices."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from knowledge import operations
from knowledge.enums import ArticleKind
from knowledge.models import Line
from org.enums import Post
from org.models import Unit, User

DAY = timedelta(days=1)
LINES = [
    ("service", "服务热线", "400-990-0001", "您好，恒安家电服务热线，很高兴为您服务。"),
    ("complaint", "投诉专线", "400-990-0002", "您好，恒安家电投诉专线，您的意见我们会如实记录。"),
]
PRICES = [
    ("visit", "上门费（保修期外）", "次", "50.00"),
    ("ac-clean", "空调深度清洗", "台", "120.00"),
    ("ac-move", "空调移机（1.5 匹）", "台", "260.00"),
    ("wh-anode", "热水器镁棒更换", "件", "85.00"),
    ("nb-clean", "笔记本除尘换硅脂", "台", "99.00"),
    ("mt-panel", "27 英寸显示屏组件", "件", "780.00"),
    ("ph-battery", "手机电池", "块", "129.00"),
]
SOLUTIONS = [
    {
        "title": "空调开机半小时后不制冷",
        "product": "AC-35",
        "category": "ac-cooling",
        "problem": "开机正常，约半小时后室外机停转，室内出风变热。",
        "cause": "启动电容老化，压缩机过热保护。",
        "solution": "断电后测量电容，低于标称值一成即更换；清洗冷凝器后试机一小时。",
    },
    {
        "title": "热水器外壳带电",
        "product": "WH-60",
        "category": "wh-leakage",
        "problem": "触摸水龙头或外壳手麻，漏电开关跳闸。",
        "cause": "加热管绝缘破损或接地不良。",
        "solution": "先拉闸；测绝缘电阻与接地，更换加热管，接地不合格时请客户整改后再通电。",
    },
    {
        "title": "笔记本更新系统后无线网卡不可用",
        "product": "NB-14A",
        "category": "nb-system",
        "problem": "更新后设备管理器中无线网卡有感叹号。",
        "cause": "更新带入的驱动与网卡不匹配。",
        "solution": "回退驱动，安装随机驱动包，并暂停该驱动的自动更新。",
    },
]
CARE = {
    "title": "空调滤网清洗",
    "product": "AC-35",
    "solution": "使用季每两周清洗一次：断电，取下滤网，清水冲洗，阴干后装回。不要用热水或暴晒。",
}
WAITING = {
    "title": "显示器间歇性黑屏",
    "product": "MT-27",
    "category": "mt-screen",
    "problem": "画面时有时无，轻敲外壳会恢复。",
    "cause": "屏线接口松动。",
    "solution": "拆后盖重新插紧屏线并加固，老化两小时。",
}


def build_texts(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """Everything published a few weeks ago; one article waits for approval."""
    for code, name, number, greeting in LINES:
        operations.keep(row=Line(code=code, name=name, number=number, greeting=greeting))
    _release_prices(people["group"], at - 30 * DAY)
    writer, keeper = people["east-leader"], people["east-supervisor"]
    for texts in SOLUTIONS:
        made = operations.propose(kind=ArticleKind.SOLUTION, by=writer, at=at - 20 * DAY, **texts)
        operations.decide(article=made, approved=True, by=keeper, at=at - 19 * DAY)
    care = operations.propose(kind=ArticleKind.CARE, by=writer, at=at - 18 * DAY, **CARE)
    operations.decide(article=care, approved=True, by=keeper, at=at - 17 * DAY)
    operations.propose(kind=ArticleKind.SOLUTION, by=writer, at=at - DAY, **WAITING)
    _tell(units, people, at)


def _release_prices(by: User, at: datetime) -> None:
    prices = operations.begin_list(by=by, at=at)
    for code, name, unit, amount in PRICES:
        operations.put_price(price_list=prices, code=code, name=name, unit=unit, amount=Decimal(amount))
    operations.release(price_list=prices, by=by, at=at)


def _tell(units: Mapping[str, Unit], people: Mapping[str, User], at: datetime) -> None:
    operations.publish_notice(
        title="高温天气值班安排",
        body="入夏后来电增多，各地区按值班表到岗；换班须先找到代班人并经主管同意。",
        unit=units["group"],
        posts=[],
        by=people["group"],
        at=at - 3 * DAY,
    )
    operations.publish_notice(
        title="上门前先电话确认",
        body="本月有客户反映未预约即上门。出发前请先联系客户并登记，联系不上须记录每次尝试。",
        unit=units["east"],
        posts=[Post.TECHNICIAN, Post.TEAM_LEADER],
        by=people["east-supervisor"],
        at=at - DAY,
    )
