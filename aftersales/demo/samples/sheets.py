"""Lists of calls as other systems export them."""

import csv
import io
import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from xlsxwriter import Workbook

from aftersales.demo.catalogue import MODELS
from aftersales.demo.history.staff import name
from aftersales.demo.people import REGIONS
from core.clock import LOCAL

HEADER = (
    "来电时间",
    "渠道",
    "客户",
    "电话",
    "大区",
    "地址",
    "产品型号",
    "产品",
    "序列号",
    "购买日期",
    "客户描述",
)
WHEN, WHO, PHONE, REGION, SAID = 0, 2, 3, 4, 10
WORDS = (
    "开机没有反应，换过插座也一样。",
    "用了不到一个月就有异响，晚上特别明显。",
    "上次修过以后又出现同样的问题，希望尽快处理。",
    "客服答应回电但是一直没有等到。",
    "外包装破损，里面的配件少了一个。",
)
# Every twentieth row cannot be taken in, each for another reason.
FAULTS = ((WHEN, "2026-02-30 25:61"), (PHONE, ""), (REGION, "西北"), (SAID, ""), (WHO, ""))
EVERY = 20
Row = list[str]


def rows(chance: random.Random, today: date, count: int) -> list[Row]:
    """Calls of the last month from people nobody knows."""
    return [_row(chance, today, number) for number in range(count)]


def _row(chance: random.Random, today: date, number: int) -> Row:
    code, title, _line = chance.choice(MODELS)
    _region, region, projects = chance.choice(REGIONS)
    day = today - timedelta(days=chance.randrange(2, 30))
    at = datetime(day.year, day.month, day.day, chance.randrange(8, 20), chance.randrange(60), tzinfo=LOCAL)
    bought = day - timedelta(days=chance.randrange(20, 700))
    return [
        f"{at:%Y-%m-%d %H:%M}",
        chance.choice(("phone", "web", "shop", "app")),
        name(chance),
        f"1390{chance.randrange(10_000_000):07d}",
        region,
        f"{projects[0][1]}市人民路 {number + 1} 号",
        code,
        title,
        f"{code}-S{chance.randrange(1_000_000):06d}",
        f"{bought:%Y-%m-%d}",
        chance.choice(WORDS),
    ]


def spoil(good: Sequence[Row]) -> list[Row]:
    """Five rows in a hundred are made unusable."""
    spoilt = [list(row) for row in good]
    for number, row in enumerate(spoilt[::EVERY]):
        column, value = FAULTS[number % len(FAULTS)]
        row[column] = value
    return spoilt


def as_csv(found: Sequence[Row]) -> bytes:
    """UTF-8 with a mark, as Excel writes it."""
    return _csv(found).encode("utf-8-sig")


def as_workbook(found: Sequence[Row]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet("来电")
        for number, row in enumerate([HEADER, *found]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def as_dirty_csv(found: Sequence[Row]) -> bytes:
    """GB18030 with Chinese dates, blanks around values, numbers with dashes, a formula, a rare name and a repeat."""
    dirty = [list(row) for row in found]
    for row in dirty:
        row[WHEN] = row[WHEN].replace("-", "/", 2)
        row[WHO] = f" {row[WHO]}\u3000" if row[WHO] else ""
        row[PHONE] = f"{row[PHONE][:3]}-{row[PHONE][3:7]}-{row[PHONE][7:]}" if row[PHONE] else ""
    dirty[1][WHO], dirty[2][SAID], dirty[3][SAID] = "㛃䶮", "=1+1 显示错误", "<b>很生气</b> 😡 要求回电"
    dirty.append(list(dirty[4]))
    return _csv(dirty).encode("gb18030")


def _csv(found: Sequence[Row]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *found])
    return out.getvalue()
