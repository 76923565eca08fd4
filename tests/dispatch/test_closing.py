"""Report, repair file, leaving and recording."""

from datetime import datetime, timedelta

import pytest

from core.clock import LOCAL
from deadlines.enums import ClockKind
from deadlines.models import Clock
from deadlines.operations import sweep
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Incomplete
from dispatch.models import RepairFile, ServiceReport
from dispatch.operations import closing, onsite
from notifications.models import Message
from tests.factories.dispatch import (
    OUTCOME,
    REPAIR,
    SIGNED,
    TRIP,
    finish,
    go_on_site,
    leave,
    make_order,
    sign,
)
from tickets.enums import ServiceType, Status
from tickets.operations import permits

PARTS = {"cause": "电容老化", "solution": "更换电容", "parts": "电容", "opinion": "满意"}


def look_around(order, at) -> None:
    go_on_site(order, at)
    found = onsite.Found("王建国", "电容鼓包", "更换电容")
    onsite.note_findings(order=order, found=found, by=order.technician.user, at=at)


@pytest.mark.requirement("ORG-13")
def test_a_repair_without_a_repair_file_entry_is_not_closed(order, tech, at):
    look_around(order, at)
    with pytest.raises(Incomplete) as refused:
        closing.finish_work(order=order, outcome=OUTCOME, by=tech.user, at=at)
    order.refresh_from_db()
    assert ([block.code for block in refused.value.blocks], order.status) == (["repair_file"], "on_site")


@pytest.mark.requirement("ORG-13")
def test_with_the_entry_it_is(order, at):
    finish(order, at)
    assert (order.status, RepairFile.objects.get().fault) == (OrderStatus.WORK_DONE, REPAIR.fault)


def test_an_installation_needs_no_repair_file(make_ticket, tech, supervisor, at):
    ticket = permits.approve(ticket=make_ticket(service_type=ServiceType.INSTALLATION), by=supervisor, at=at)
    order = make_order(ticket, tech, by=supervisor, at=at)
    look_around(order, at)
    closing.finish_work(order=order, outcome=OUTCOME, by=tech.user, at=at)
    order.refresh_from_db()
    assert order.status == OrderStatus.WORK_DONE


def test_work_without_findings_is_not_done(order, tech, at):
    go_on_site(order, at)
    closing.file_repair(order=order, repair=REPAIR, by=tech.user, at=at)
    with pytest.raises(Incomplete):
        closing.finish_work(order=order, outcome=OUTCOME, by=tech.user, at=at)
    assert ServiceReport.objects.count() == 0


@pytest.mark.requirement("TKT-18")
@pytest.mark.parametrize("empty", PARTS)
def test_a_report_with_one_of_four_empty_is_incomplete(order, tech, at, empty):
    go_on_site(order, at)
    report = closing.file_report(
        order=order, report=closing.Report(**PARTS | {empty: " "}), by=tech.user, at=at
    )
    assert (report.complete, report.missing) == (False, [empty])


@pytest.mark.requirement("TKT-18")
def test_a_report_with_all_four_is_complete(order, tech, at):
    go_on_site(order, at)
    report = closing.file_report(order=order, report=closing.Report(**PARTS), by=tech.user, at=at)
    assert report.complete


def test_leaving_starts_the_recording_clock(order, at):
    leave(order, at)
    clock = Clock.objects.get(stream=order.ticket_id, kind=ClockKind.RECORD)
    assert (clock.due_at, clock.responsible) == (at + timedelta(hours=24), order.technician.user)


def test_leaving_twice_is_refused(order, at):
    leave(order, at)
    with pytest.raises(DispatchRefused):
        closing.check_out(order=order, by=order.technician.user, at=at)
    assert Clock.objects.filter(kind=ClockKind.RECORD).count() == 1


def reminded(order) -> set[str]:
    clock = Clock.objects.get(stream=order.ticket_id, kind=ClockKind.RECORD)
    told = Message.objects.filter(cause__startswith=f"clock:{clock.pk}:", cause__contains="L2")
    return {message.recipient.username for message in told}


@pytest.mark.requirement("TKT-21")
def test_unrecorded_after_24_hours_person_and_supervisor_are_reminded(approved, tech, supervisor, at):
    order = make_order(approved, tech, by=supervisor, at=at)
    sign(order, at)
    left = datetime(2026, 3, 10, 17, 0, tzinfo=LOCAL)
    closing.check_out(order=order, by=tech.user, at=left)
    sweep(at=left + timedelta(hours=24))
    assert reminded(order) == set()
    sweep(at=left + timedelta(hours=24, minutes=1))
    assert reminded(order) == {"technician", "supervisor"}


@pytest.mark.requirement("TKT-21")
def test_recorded_in_time_nobody_is_reminded(order, tech, at):
    leave(order, at)
    closing.record(
        order=order, content="更换电容后制冷正常", trip=TRIP, by=tech.user, at=at + timedelta(hours=1)
    )
    sweep(at=at + timedelta(hours=25))
    order.refresh_from_db()
    assert (reminded(order), order.status, order.recorded_by) == (set(), OrderStatus.RECORDED, tech.user)


def test_recording_brings_the_ticket_to_recorded(order, desk, at):
    leave(order, at)
    closing.record(order=order, content="更换电容", trip=TRIP, by=desk, at=at)
    assert order.ticket.__class__.objects.get(pk=order.ticket_id).status == Status.RECORDED


def test_an_incomplete_report_is_not_recorded(order, tech, at):
    sign(order, at, closure=SIGNED.__class__(**{**SIGNED.__dict__, "opinion": ""}))
    closing.check_out(order=order, by=tech.user, at=at)
    with pytest.raises(Incomplete) as refused:
        closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    assert [block.code for block in refused.value.blocks] == ["report_opinion"]


def test_nothing_is_recorded_before_leaving(order, tech, at):
    sign(order, at)
    with pytest.raises(Incomplete) as refused:
        closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    assert [block.code for block in refused.value.blocks] == ["check_out"]
