"""Many tickets: some made by the product's operations, multiplied by SQL."""

import random
from datetime import datetime, timedelta

from django.db import connection, transaction

from org.models import Unit, User
from tickets.operations.intake import Intake, register

SEEDS = 400
STEP = 10_000_000  # each copy's keys are moved by so much
THINGS = ("空调", "热水器", "显示器", "笔记本", "手机", "洗衣机", "冰箱", "净水器", "油烟机", "路由器")
PARTS = ("压缩机", "内胆", "屏幕", "键盘", "电池", "滤芯", "门封", "主板", "风扇", "接口", "遥控器", "排水管")
FAULTS = (
    "不制冷",
    "漏水",
    "异响",
    "无法开机",
    "闪烁",
    "发烫",
    "断断续续",
    "掉线",
    "有划痕",
    "不加热",
    "报警",
)
TABLES = (
    ("core_stream", {"id": "id"}),
    ("tickets_ticket", {"stream_id": "stream_id"}),
    ("tickets_ticketsearch", {"ticket_id": "ticket_id"}),
    ("tickets_acknowledgement", {"ticket_id": "ticket_id"}),
    ("core_event", {"id": "id", "stream_id": "stream_id"}),
    ("deadlines_clock", {"id": "id", "stream_id": "stream_id"}),
)


def seed(by: User, unit: Unit, *, at: datetime) -> None:
    """Requests in the words of many customers, received one minute apart before `at`."""
    dice = random.Random(7)
    for number in range(SEEDS):
        words = (
            f"{dice.choice(THINGS)}{dice.choice(PARTS)}{dice.choice(FAULTS)}，第{dice.randint(1, 99)}次来电"
        )
        received = at - timedelta(minutes=SEEDS - number)
        form = Intake(
            channel="phone",
            intent="booking",
            service_type="repair",
            description=words,
            received_at=received,
            region=unit,
            dissatisfied=False,
            name=f"客户{number}",
            phone=f"139{number:08d}",
        )
        register(form=form, by=by, at=received)


@transaction.atomic
def grow(total: int) -> None:
    """Copy the seeds until there are `total` tickets; copies lie one day further back each."""
    copies = total // SEEDS - 1
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT coalesce(max(stream_id), 0) / %s FROM tickets_ticket", [STEP])
        have = cursor.fetchone()[0]
        for table, keys in TABLES:
            cursor.execute(_copy(cursor, table, keys), [have + 1, copies])


def _copy(cursor: object, table: str, keys: dict[str, str]) -> str:
    """INSERT … SELECT of the seeds' rows with moved keys, numbers and times."""
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    )
    columns = [row[0] for row in cursor.fetchall()]  # type: ignore[attr-defined]
    values = [_value(column, keys) for column in columns]
    first = next(iter(keys))
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "
        f"FROM {table}, generate_series(%s, %s) AS k WHERE {table}.{first} < {STEP}"
    )


def _value(column: str, keys: dict[str, str]) -> str:
    if column in keys:
        return f"{column} + k::bigint * {STEP}"
    if column == "number":
        return "left(number, 12) || '-' || k || '-' || right(number, 4)"
    if column == "registered_at":
        return "registered_at - k * interval '1 day'"
    return column


def settle() -> None:
    """Statistics as after a night of autovacuum."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def drop_numberless() -> None:
    """Take away what the raw and the bare creation left: tickets that no page can name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM tickets_ticket WHERE stream_id IN "
            "(SELECT id FROM core_stream WHERE kind = 'ticket' AND number IS NULL)"
        )
