"""What one row becomes: a ticket as it says, a note for what is odd, or a reason in words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.actors import SYSTEM
from customers.models import Asset, Contract, Customer
from deadlines.models import Firing
from notifications.models import Message
from org.models import Unit, User
from packs.enums import Rank
from packs.operations import activate
from tests.factories.customers import make_customer
from tests.factories.packs import default_packs
from tests.tickets.importing.conftest import GOOD, HEADER, IMPORTED, RunImport
from tickets.importing.reasons import Reason
from tickets.models import ImportBatch, ImportRow, Ticket

Listed = Callable[..., Path]
SHORT = ",".join(GOOD.split(",")[:8])


def changed(**values: str) -> str:
    """The good row with some of its values replaced by others."""
    row = GOOD
    for old, new in (value.split("=>") for value in values.values()):
        assert old in row
        row = row.replace(old, new)
    return row


def imported(run_import: RunImport, path: Path) -> Ticket:
    run_import(path)
    return Ticket.objects.select_related("complaint", "customer", "contact", "asset__model", "site").get()


def test_a_row_becomes_a_complaint_with_customer_site_and_unit(
    run_import: RunImport, listed: Listed, company: dict[str, Unit]
) -> None:
    ticket = imported(run_import, listed(GOOD))
    assert (ticket.channel, ticket.intent, ticket.urgency, ticket.fault) == (
        "shop",
        "complaint",
        "general",
        False,
    )
    assert (ticket.complaint.complaint_class, ticket.complaint.severity) == ("other", "")
    assert ticket.registered_at == datetime(2026, 9, 1, 1, 39, tzinfo=UTC)
    assert (ticket.typed_in_at, ticket.is_imported, ticket.number) == (IMPORTED, True, "TK-2026-000001")
    assert (ticket.region, ticket.project) == (company["华东"], company["杭州"])
    assert (ticket.customer.name, ticket.contact.phone) == ("杨建晓", "17700006294")
    assert (ticket.site.address, ticket.site.region) == ("杭州市西湖区人民路587号", company["华东"])
    assert (
        ticket.asset.serial,
        ticket.asset.model.code,
        ticket.asset.model.name,
        ticket.asset.bought_on,
    ) == (
        "NB-14A-2606-69468",
        "NB-14A",
        "轻薄本 14",
        date(2026, 6, 24),
    )
    assert list(ticket.notes.all()) == []


def test_passed_levels_are_quiet_and_tell_nobody(
    run_import: RunImport, listed: Listed, company: dict[str, Unit], supervisor: User
) -> None:
    imported(run_import, listed(GOOD))
    assert set(Firing.objects.values_list("quiet", flat=True)) == {True}
    assert Message.objects.count() == 0


def test_numbers_follow_the_file(run_import: RunImport, listed: Listed) -> None:
    rows = [changed(a=f"09:39=>09:{minute}", b=f"系统不稳定=>第{minute}") for minute in (50, 10, 30)]
    run_import(listed(*rows))
    assert list(Ticket.objects.order_by("stream__number").values_list("description", flat=True)) == [
        "第50",
        "第10",
        "第30",
    ]


REJECTED = {
    Reason.SHORT_ROW: (SHORT, "列数不足：应有 11 列，只有 8 列"),
    Reason.LONG_ROW: (f"{GOOD},多了", "列数过多：应有 11 列"),
    Reason.BAD_TIME: (changed(a="2026-09-01 09:39=>2026-13-45 99:00"), "来电时间无法识别：2026-13-45 99:00"),
    Reason.FUTURE_TIME: (changed(a="2026-09-01=>2026-12-01"), "来电时间晚于现在：2026-12-01 09:39"),
    Reason.BAD_CHANNEL: (changed(a="shop=>飞鸽"), "渠道无法识别：飞鸽"),
    Reason.NO_NAME: (changed(a="杨建晓=> "), "没有客户姓名"),
    Reason.NO_PHONE: (changed(a="17700006294=>"), "没有电话"),
    Reason.BAD_PHONE: (changed(a="17700006294=>1234"), "电话无法回拨：1234"),
    Reason.UNKNOWN_REGION: (changed(a="华东=>火星"), "没有这个大区：火星"),
    Reason.NO_DESCRIPTION: (changed(a="系统不稳定=>　"), "没有客户描述"),
    Reason.TOO_LONG: (changed(a=f"杨建晓=>{'长' * 81}"), "内容过长：「客户」最多 80 字"),
    Reason.UNREADABLE: (changed(a='系统不稳定=>"坏'), "引号不成对，无法分列"),
}


@pytest.mark.parametrize("reason", REJECTED)
def test_a_row_that_cannot_be_taken_in_says_why(run_import: RunImport, listed: Listed, reason: str) -> None:
    row, words = REJECTED[reason]
    run_import(listed(row))
    kept = ImportRow.objects.get()
    assert (kept.line, kept.reasons, kept.words) == (2, [reason], words)
    assert (Ticket.objects.count(), Customer.objects.count()) == (0, 0)


def test_all_faults_of_a_row_are_told(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(changed(a="17700006294=>", b="华东=>火星")))
    assert ImportRow.objects.get().words == "没有电话；没有这个大区：火星"


NOTED = {
    "没有序列号。": changed(a="NB-14A-2606-69468=>"),
    "购买日期 2027-01-01 晚于来电日期。": changed(a="2026-06-24=>2027-01-01"),
    "购买日期无法识别：去年": changed(a="2026-06-24=>去年"),
    "来电时间只有日期，按当日 0 时计。": changed(a="2026-09-01 09:39=>2026.9.1"),
    "未注明渠道，按电话计。": changed(a="shop=>"),
}


@pytest.mark.parametrize("words", NOTED)
def test_what_is_odd_but_possible_becomes_a_note(run_import: RunImport, listed: Listed, words: str) -> None:
    ticket = imported(run_import, listed(NOTED[words]))
    assert [(note.kind, note.text) for note in ticket.notes.all()] == [("imported", words)]


def test_another_name_at_the_number_is_noted_on_its_ticket(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(GOOD, changed(a="杨建晓=>李秀英", b="系统不稳定=>屏幕坏")))
    second = Ticket.objects.get(description="屏幕坏")
    assert (Customer.objects.count(), second.contact.name) == (1, "李秀英")
    assert [note.text for note in second.notes.all()] == [
        "该号码登记的是「杨建晓」，来电人为「李秀英」，已加为联系人。"
    ]


def test_without_a_serial_the_unit_is_the_model_at_the_address(run_import: RunImport, listed: Listed) -> None:
    bare = changed(a="NB-14A-2606-69468=>")
    run_import(listed(bare, bare.replace("系统不稳定", "屏幕坏")))
    asset = Asset.objects.get()
    assert (asset.serial, asset.model.code, asset.tickets.count()) == (None, "NB-14A", 2)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '=HYPERLINK("http://x"；"点我")', "㛃䶮😡", "坏了\x00\x07吗"]
)
def test_markup_formulas_and_rare_characters_stay_text(
    run_import: RunImport, listed: Listed, text: str
) -> None:
    ticket = imported(run_import, listed(changed(a=f"系统不稳定=>{text}")))
    assert ticket.description == text.replace("\x00", " ").replace("\x07", " ")


def test_urgent_words_make_it_urgent(run_import: RunImport, listed: Listed) -> None:
    assert imported(run_import, listed(changed(a="系统不稳定=>外壳漏电"))).urgency == "urgent"


def test_regions_and_projects_are_never_made(
    run_import: RunImport, listed: Listed, company: dict[str, Unit]
) -> None:
    before = Unit.objects.count()
    run_import(listed(GOOD, changed(a="华东=>火星")))
    assert Unit.objects.count() == before


def test_the_batch_keeps_file_encoding_and_counts(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(GOOD, SHORT, encoding="gb18030"))
    batch = ImportBatch.objects.get()
    assert (batch.file_name, batch.encoding, batch.accepted, batch.rejected, batch.finished_at) == (
        "calls.csv",
        "GB18030",
        1,
        1,
        IMPORTED,
    )


def test_a_contract_round_the_clock_makes_the_calls_of_its_time_urgent(
    run_import: RunImport, listed: Listed, company: dict[str, Unit]
) -> None:
    customer = make_customer(company["华东"], name="杨建晓", phone="17700006294")
    Contract.objects.create(
        customer=customer, number="MA-1", always_on=True, since=date(2026, 9, 1), until=date(2026, 9, 1)
    )
    run_import(listed(GOOD, GOOD.replace("2026-09-01", "2026-09-02")))
    found = Ticket.objects.order_by("registered_at").values_list("urgency", flat=True)
    assert list(found) == ["urgent", "general"]


def test_a_pack_of_a_model_holds_for_its_calls(run_import: RunImport, listed: Listed) -> None:
    default_packs()
    activate(packs=["quality_promise"], rank=Rank.MODEL, key="NB-14A", since=None, by=SYSTEM, at=IMPORTED)
    run_import(listed(GOOD, GOOD.replace("NB-14A", "PH-6")))
    first, second = Ticket.objects.order_by("pk")
    assert first.pack_set.members != second.pack_set.members


@pytest.mark.parametrize("many", [3, 30])
def test_the_cost_of_a_batch_does_not_grow_with_its_rows(
    run_import: RunImport, listed: Listed, django_assert_max_num_queries: Any, many: int
) -> None:
    rows = [
        GOOD.replace("17700006294", f"177000062{number:02}").replace("69468", f"694{number:02}")
        for number in range(many)
    ]
    path = listed(*rows)
    with django_assert_max_num_queries(110):
        run_import(path)
    assert Ticket.objects.count() == many


def test_columns_behind_the_last_known_one_may_be_missing(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(GOOD, header=f"{HEADER},原因"))
    assert Ticket.objects.count() == 1
