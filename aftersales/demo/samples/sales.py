"""A list of sales as a shop system exports it: GB18030, most rows good, some to be mended."""

import csv
import io
import random
from collections.abc import Sequence
from datetime import date, timedelta

from aftersales.demo.catalogue import MODELS
from aftersales.demo.history.staff import name
from aftersales.demo.people import REGIONS

HEADER = (
    "序列号",
    "产品型号",
    "产品",
    "批次",
    "购买人",
    "电话",
    "大区",
    "地址",
    "销售方式",
    "购买日期",
    "收货日期",
    "发票号",
    "销售门店",
    "成交价",
    "保修卡号",
    "保修卡期限",
)
SERIAL, PHONE, REGION, BOUGHT, CARD = 0, 5, 6, 9, 14
# Every twentieth row cannot be taken in, each for another reason; every tenth lacks its card.
FAULTS = ((SERIAL, ""), (PHONE, "12"), (REGION, "西北"), (BOUGHT, "2026-02-30"))
EVERY, CARDLESS = 20, 10
Row = list[str]


def rows(chance: random.Random, today: date, count: int) -> list[Row]:
    """Sales of the last half year."""
    return [_row(chance, today, number) for number in range(count)]


def _row(chance: random.Random, today: date, number: int) -> Row:
    code, title, _line = chance.choice(MODELS)
    _region, region, projects = chance.choice(REGIONS)
    bought = today - timedelta(days=chance.randrange(10, 180))
    shipped = chance.random() < 0.3
    row = [
        f"{code}-2610-{80_000 + number}",
        code,
        title,
        f"B{bought:%y%m}",
        name(chance),
        f"1391{chance.randrange(10_000_000):07d}",
        region,
        f"{projects[0][1]}市建设路 {number + 1} 号",
        "寄送" if shipped else "柜台购买",
        f"{bought:%Y/%m/%d}",
        f"{bought + timedelta(days=3):%Y/%m/%d}" if shipped else "",
        f"FP{number + 1:08d}",
        chance.choice(("人民路旗舰店", "建设路专卖店")),
        f"{chance.randrange(900, 6000)}.00",
        "" if number % CARDLESS == CARDLESS - 1 else f"BX26{number:05d}",
        chance.choice(("12", "24", "12 个月")),
    ]
    if number % EVERY == EVERY - 1:
        place, wrong = FAULTS[number // EVERY % len(FAULTS)]
        row[place] = wrong
    return row


def as_csv(table: Sequence[Row]) -> bytes:
    """In the encoding of old Chinese systems."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *table])
    return out.getvalue().encode("gb18030")
