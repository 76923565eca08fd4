"""Every day's exceptions on the technician's phone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import Attachment, Event
from deadlines.models import Todo
from dispatch.enums import HelpLevel
from dispatch.errors import DispatchRefused, Incomplete, Stale
from dispatch.models import Assignment, HelpStep, QualityFlag, StepOut, WorkItem
from dispatch.operations import (
    closing,
    dispatching,
    helping,
    items,
    onsite,
    preparing,
    quality,
    signing,
    visits,
)
from dispatch.operations.dispatching import Sending
from dispatch.queries.orders import order_page, satisfied
from dispatch.queries.rates import form_rates, revisit_rates
from dispatch.queries.steps import root_cause_needed
from notifications.models import Message
from org.enums import Post
from org.models import Appointment
from tests.factories.dispatch import (
    CALLED,
    REFUSED,
    SIGNED,
    TRIP,
    finish,
    go_on_site,
    leave,
    make_order,
    make_skill,
    make_technician,
    picture,
    plan,
    sign,
)
from tests.factories.org import make_user
from tickets.enums import Intent, ServiceType, Status
from tickets.models import ChargeCategory
from tickets.operations import permits
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline import charges
from tickets.queries import Filters, ticket_list
from tickets.queries.fees import balance

DAY = timedelta(days=1)


@pytest.fixture
def working(order, at):
    return go_on_site(order, at)


def end(order, at, outcome="nobody_home", note="敲门无人应答"):
    return visits.end_visit(
        order=order, outcome=outcome, note=note, next_plan=plan(at + DAY), by=order.technician.user, at=at
    )


def test_nobody_at_home_leads_to_the_next_visit(working, supervisor, at):
    following = end(working, at)
    working.refresh_from_db()
    assert (working.status, following.n, working.visits.first().outcome) == ("accepted", 2, "nobody_home")
    live = Assignment.objects.live().get()
    assert (live.visit, live.starts_at) == (following, plan(at + DAY).starts_at)
    assert (
        Message.objects.filter(recipient=supervisor, cause__contains=":visit:", channel="inbox").count() == 1
    )


def test_the_next_visit_is_prepared_anew(working, at):
    end(working, at)
    working.refresh_from_db()
    codes = [block.code for block in order_page(working).missing]
    assert codes == ["agreed", "tick_customer", "tick_tools", "tick_equipment", "tick_documents"]


@pytest.mark.requirement("DSP-07")
def test_a_second_visit_asks_for_its_reason(working, tech, supervisor, at):
    with pytest.raises(DispatchRefused):
        end(working, at, note=" ")
    working.refresh_from_db()
    assert (working.status, working.visits.count()) == ("on_site", 1)
    end(working, at, outcome="parts", note="缺启动电容")
    rate = revisit_rates([tech], since=at - DAY, until=at + DAY)[tech.pk]
    assert (rate.part, rate.whole, rate.percent) == (1, 1, Decimal("100.0"))


def test_a_second_order_on_a_visited_ticket_asks_for_its_reason(working, supervisor, east, at):
    other = make_technician(east, make_skill())
    dispatching.reassign(
        order=working, sending=Sending(other, plan(at + DAY)), reason="受伤", by=supervisor, at=at
    )
    new = working.ticket.work_orders.get(technician=other)
    dispatching.withdraw(order=new, reason="另派", by=supervisor, at=at)
    with pytest.raises(DispatchRefused, match="再次上门须写明原因"):
        make_order(new.ticket, other, by=supervisor, at=at)


@pytest.mark.requirement("TKT-14")
def test_a_temporary_leave_asks_for_reason_and_that_the_customer_was_told(working, tech, at):
    for reason, told in (("", True), ("meal", False)):
        with pytest.raises(DispatchRefused):
            visits.step_out(order=working, reason=reason, told=told, by=tech.user, at=at)
    assert StepOut.objects.count() == 0
    row = visits.step_out(order=working, reason="meal", told=True, by=tech.user, at=at)
    visits.step_in(order=working, by=tech.user, at=at + timedelta(minutes=40))
    row.refresh_from_db()
    assert row.back_at - row.at == timedelta(minutes=40)


@pytest.mark.requirement("TKT-11")
def test_each_step_of_the_chain_has_time_and_result_and_skipping_needs_a_reason(working, tech, at):
    who = {"by": tech.user, "at": at}
    with pytest.raises(DispatchRefused, match="跳过"):
        helping.ask_help(order=working, level=HelpLevel.MANUFACTURER, result="寄主板", **who)
    assert HelpStep.objects.count() == 0
    helping.ask_help(
        order=working, level=HelpLevel.MANUFACTURER, result="寄主板", skip_reason="负责人在休假", **who
    )
    helping.ask_help(order=working, level=HelpLevel.SECOND, result="拖回维修", **who)
    rows = [(one.level, one.skipped, one.words, one.at) for one in HelpStep.objects.all()]
    assert rows == [
        ("technical_head", True, "负责人在休假", at),
        ("manufacturer", False, "寄主板", at),
        ("second", False, "拖回维修", at),
    ]


@pytest.mark.requirement("TKT-13")
def test_an_added_item_stays_proposed_until_consent(working, tech, desk, at):
    proposal = items.Proposal("added", "加装支架", Decimal("120.00"))
    item = items.propose(order=working, proposal=proposal, by=tech.user, at=at)
    assert (item.state, "items" in [block.code for block in order_page(working).missing]) == (
        "proposed",
        True,
    )
    with pytest.raises(DispatchRefused, match="客户同意"):
        items.consent(item=item, agreed=True, customer_agreed=False, by=desk, at=at)
    item.refresh_from_db()
    assert item.state == "proposed"
    items.consent(item=item, agreed=True, customer_agreed=True, by=desk, at=at)
    item.refresh_from_db()
    assert (item.state, item.decided_by, item.todo.is_open) == ("agreed", desk, False)


def test_a_decided_item_is_not_decided_again(working, tech, desk, at):
    item = items.propose(order=working, proposal=items.Proposal("dropped", "免清洗"), by=tech.user, at=at)
    items.withdraw_item(item=item, by=tech.user, at=at)
    with pytest.raises(Stale):
        items.consent(item=item, agreed=True, customer_agreed=False, by=desk, at=at)
    assert WorkItem.objects.get().state == "withdrawn"


@pytest.fixture
def installation(make_ticket, supervisor, tech, at):
    ticket = make_ticket(intent=Intent.BOOKING, service_type=ServiceType.INSTALLATION)
    approved = permits.approve(ticket=ticket, by=supervisor, at=at)
    return make_order(approved, tech, by=supervisor, at=at)


def check_out(order, at, **given):
    leaving = replace(CALLED, **given)
    return closing.check_out(order=order, leaving=leaving, by=order.technician.user, at=at)


@pytest.mark.requirement("TKT-16")
def test_an_installation_leaves_with_signature_ratings_and_filing_mark(installation, at):
    """Instead of signature and ratings only the refusal of TKT-17 counts, with reason, photo and call back."""
    finish(installation, at)
    with pytest.raises(Stale):
        check_out(installation, at, filed=True)
    bundle = replace(SIGNED, ratings=None)
    with pytest.raises(DispatchRefused):
        signing._close(installation, bundle, by=installation.technician.user, at=at)
    signing._close(installation, SIGNED, by=installation.technician.user, at=at)
    with pytest.raises(DispatchRefused, match="备案"):
        check_out(installation, at)
    assert not installation.visits.filter(checked_out_at__isnull=False).exists()
    check_out(installation, at, filed=True, suggestion="")
    installation.refresh_from_db()
    assert (installation.filed_at, installation.suggestion) == (at, "")


def test_a_refused_installation_leaves_filed_too_and_is_never_satisfied(installation, at):
    finish(installation, at)
    signing._close(installation, REFUSED, by=installation.technician.user, at=at)
    with pytest.raises(DispatchRefused, match="备案"):
        check_out(installation, at)
    check_out(installation, at, filed=True)
    installation.refresh_from_db()
    assert (installation.filed_at, installation.refused, list(satisfied())) == (at, True, [])


@pytest.mark.requirement("WAR-30")
def test_an_installation_costs_nothing_and_is_accepted_before_leaving(installation, desk, at):
    charges.install()
    paid, free = (ChargeCategory.objects.get(code=code) for code in ("paid", "free"))
    with pytest.raises(TicketRefused, match="免费"):
        charges.charge(ticket=installation.ticket, category=paid, amount=Decimal(80), by=desk, at=at)
    charges.charge(ticket=installation.ticket, category=free, amount=Decimal(80), by=desk, at=at)
    assert balance(installation.ticket).fee == Decimal("0.00")
    finish(installation, at)
    with pytest.raises(Stale):
        check_out(installation, at, filed=True)
    signing._close(installation, SIGNED, by=installation.technician.user, at=at)
    check_out(installation, at, filed=True)
    assert installation.visits.get().checked_out_at == at


def test_a_repair_may_be_charged(order, desk, at):
    charges.install()
    paid = ChargeCategory.objects.get(code="paid")
    charges.charge(ticket=order.ticket, category=paid, amount=Decimal(80), by=desk, at=at)
    assert balance(order.ticket).fee == Decimal("80.00")


def test_the_call_to_headquarters_is_on_record(order, at):
    visit = check_out(sign(order, at), at, called_at=at - timedelta(minutes=5))
    assert (visit.headquarters_at, visit.headquarters_missing) == (at - timedelta(minutes=5), "")


def test_a_missing_call_is_on_record_too(order, at):
    visit = check_out(sign(order, at), at, called=False, not_called="无信号")
    assert (visit.headquarters_at, visit.headquarters_missing) == (None, "无信号")
    assert Event.objects.get(name="order.checked_out").facts["called"] is False


@pytest.mark.requirement("TKT-19")
def test_the_completion_rate_of_the_satisfaction_form(order, make_ticket, supervisor, manager, tech, at):
    sign(order, at)
    fault = make_order(make_ticket(fault=True), tech, by=manager, at=at, planned=plan(at + DAY))
    sign(fault, at, replace(REFUSED, form_missing="客户赶时间"))
    rate = form_rates([tech], since=at - DAY, until=at + DAY)[tech.pk]
    assert (rate.part, rate.whole, rate.percent) == (1, 2, Decimal("50.0"))
    assert (order.form_missing, fault.form_missing) == ("", "客户赶时间")


@pytest.mark.requirement("TKT-23")
def test_without_a_trip_report_nothing_is_recorded(order, tech, at):
    leave(order, at)
    with pytest.raises(Incomplete, match="返程报告"):
        closing.record(order=order, content="更换电容", by=tech.user, at=at)
    order.refresh_from_db()
    assert order.status == "signed"
    closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    order.refresh_from_db()
    assert (order.status, order.trip_report.problems) == ("recorded", "无")


def test_an_escalated_ticket_needs_its_root_cause(order, tech, head, at):
    finish_escalated(order, tech, at)
    with pytest.raises(Incomplete, match="根本原因"):
        closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    trip = closing.Trip("无", root_cause="电容批次不良", lesson="更换同批")
    closing.record(order=order, content="更换电容", trip=trip, by=tech.user, at=at)
    order.refresh_from_db()
    assert (order.status, order.trip_report.root_cause) == ("recorded", "电容批次不良")


def finish_escalated(order, tech, at):
    go_on_site(order, at)
    onsite.escalate(order=order, problem="反复跳闸", departments="技术", by=tech.user, at=at)
    found = onsite.Found("王建国", "电容鼓包", "更换")
    onsite.note_findings(order=order, found=found, by=tech.user, at=at)
    bundle = replace(
        SIGNED, outcome=closing.Outcome("repaired", "wear", closing.Report("老化", "更换", "电容", ""))
    )
    repair = closing.Repair("AC-35", "不制冷", "更换电容")
    signing._close(order, replace(bundle, repair=repair), by=tech.user, at=at)
    check_out(order, at)


def test_a_plain_ticket_needs_no_root_cause(order, at):
    assert root_cause_needed(order) is False


def test_a_major_quality_problem_makes_one_case(working, tech, at):
    quality.flag_quality(order=working, words="电容整批鼓包", by=tech.user, at=at)
    with pytest.raises(Stale):
        quality.flag_quality(order=working, words="再报", by=tech.user, at=at)
    flag = QualityFlag.objects.get()
    assert (flag.todo.responsible_department, Todo.objects.filter(kind="rectification").count()) == (
        "quality",
        1,
    )


@pytest.mark.requirement("TKT-22")
@pytest.mark.parametrize("query", ["王建国", "更换启动电容", "2026-03-10", "2026年3月10日", "张强", "已修复"])
def test_the_service_record_is_found_by_each_of_its_parts(order, tech, supervisor, at, query):
    leave(order, at)
    closing.record(order=order, content="更换启动电容后正常", trip=TRIP, by=tech.user, at=at)
    found = [one.pk for one in ticket_list(supervisor, Filters(q=query)).items]
    assert found == [order.ticket_id]


def test_words_that_stand_nowhere_find_nothing(order, tech, supervisor, at):
    leave(order, at)
    closing.record(order=order, content="更换启动电容后正常", trip=TRIP, by=tech.user, at=at)
    assert ticket_list(supervisor, Filters(q="压缩机")).items == []


def test_a_visit_cannot_end_before_it_began(order, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    with pytest.raises(Stale):
        end(order, at)
    assert order.ticket.__class__.objects.get().status == Status.ACCEPTED


FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x08free" * 8


@pytest.mark.requirement("TKT-28")
@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.mp4", FILM, "video/mp4"), ("a.jpg", picture(), "image/jpeg")]
)
def test_films_and_pictures_reach_the_ticket_with_their_time(
    working, tech, signed_in, time_machine, at, name, content, kind
):
    then = at + timedelta(minutes=5)
    time_machine.move_to(then, tick=False)
    file = SimpleUploadedFile(name, content)
    answer = signed_in(tech.user).post(f"/work/{working.number}/evidence/", {"file": file})
    kept = Attachment.objects.get(stream=working.ticket_id)
    assert (answer.status_code, kept.content_type, kept.at) == (302, kind, then)


def test_a_program_is_no_evidence(working, tech, signed_in, time_machine, at):
    time_machine.move_to(at)
    file = SimpleUploadedFile("a.mp4", b"MZ" + bytes(600))
    answer = signed_in(tech.user).post(f"/work/{working.number}/evidence/", {"file": file})
    assert (answer.status_code, Attachment.objects.count()) == (422, 0)


@pytest.mark.requirement("TKT-27")
def test_quality_and_technical_departments_hear_of_a_major_problem(working, tech, east, at):
    people = {}
    for department in ("quality", "technical"):
        people[department] = make_user(department, department)
        Appointment.objects.create(
            user=people[department], unit=east, post=Post.LIAISON, department=department, since="2020-01-01"
        )
    flag = quality.flag_quality(order=working, words="电容整批鼓包", by=tech.user, at=at)
    told = {
        name: Message.objects.filter(recipient=one, channel="inbox").count() for name, one in people.items()
    }
    assert (told, Todo.objects.filter(kind="rectification").get()) == (
        {"quality": 1, "technical": 1},
        flag.todo,
    )
