"""Customers of the demo, with names that try pinyin, layout and fonts."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aftersales.demo.catalogue import MODELS
from aftersales.demo.history.staff import name
from core.actors import SYSTEM
from customers.enums import Entitlement
from customers.operations import CallerRow, Taken, add_contract, take_in
from org.models import Unit

BATCH = 500
HARD = (
    "单县和平家电经营部",
    "重庆渝中乐天酒店管理有限公司",
    "厦门鹭江道一百二十八号商务大厦业主委员会及物业服务联合办公室",
    "乐山",
    "仇小楼",
    "单雄",
    "㛃玉",
    "䶮明",
    "巴图苏和·额尔德尼毕力格",
    "阿卜杜热西提·阿卜杜热合曼",
    "Johnson & Baker Trading (Shanghai) Co., Ltd.",
    "Maria Fernanda",
)
COMPANIES = (
    "物业管理有限公司",
    "酒店",
    "医院",
    "商贸有限公司",
    "学校",
    "数据科技有限公司",
    "连锁超市",
    "写字楼业主委员会",
)
HEADS = "恒金华盛宏泰安祥和瑞丰源兴隆利嘉禾星海云山天博远致"
STREETS = (
    "人民路",
    "中山路",
    "解放大道",
    "建设街",
    "和平路",
    "文化路",
    "长江路",
    "学府街",
    "滨河路",
    "迎宾大道",
)
YEAR = 365
SILVER = (Entitlement.HOTLINE, Entitlement.CONSULTATION, Entitlement.FAULT_INTAKE, Entitlement.FOLLOW_UP)
LEVELS = (("GOLD", True, None), ("SILVER", False, SILVER), ("SILVER", False, SILVER))


@dataclass(frozen=True)
class Place:
    """A project with its region."""

    region: Unit
    project: Unit


def settle(
    chance: random.Random, places: list[Place], *, customers: int, assets: int, today: date, at: datetime
) -> list[Taken]:
    """Customers with their units, taken into the registers by the operation that imports use."""
    rows = list(_rows(chance, places, customers, assets, today))
    return [
        taken
        for first in range(0, len(rows), BATCH)
        for taken in take_in(rows=rows[first : first + BATCH], by=SYSTEM, at=at)
    ]


def sign_contracts(chance: random.Random, homes: Iterable[Taken], *, today: date, at: datetime) -> None:
    """Contracts of every fourth organisation: gold round the clock, silver, and some that are over."""
    customers = {one.customer.pk: one.customer for one in homes}
    named = [one for one in customers.values() if one.name.endswith(COMPANIES)]
    for number, customer in enumerate(chance.sample(named, len(named) // 4)):
        begun = today - timedelta(days=chance.randrange(60, 700))
        code, gold, entitlements = LEVELS[number % len(LEVELS)]
        add_contract(
            customer=customer,
            number=f"{code}-{number:05d}",
            always_on=gold,
            since=begun,
            until=begun + timedelta(days=YEAR),
            entitlements=entitlements,
            by=SYSTEM,
            at=at,
        )


def _rows(
    chance: random.Random, places: list[Place], customers: int, assets: int, today: date
) -> Iterator[CallerRow]:
    """One row per unit; the first `customers` rows bring a customer each, the others another unit of one."""
    people = [_person(chance, number, chance.choice(places)) for number in range(customers)]
    for number in range(max(customers, assets)):
        named, phone, place, address = people[number] if number < customers else chance.choice(people)
        model, words, _line = chance.choice(MODELS)
        bought = today - timedelta(days=chance.randrange(30, 1500))
        serial = f"{model}-D{number:06d}"
        yield CallerRow(named, phone, place.region, place.project, address, serial, model, words, bought)


def _person(chance: random.Random, number: int, place: Place) -> tuple[str, str, Place, str]:
    """Name, number that nobody owns, place, address."""
    if number < len(HARD):
        named = HARD[number]
    elif chance.random() < 0.35:
        named = f"{place.project.name}{''.join(chance.sample(HEADS, 2))}{chance.choice(COMPANIES)}"
    else:
        named = name(chance)
    address = f"{place.project.name}市{chance.choice(STREETS)} {chance.randrange(1, 900)} 号"
    return named, f"139{50_000_000 + number:08d}", place, address
