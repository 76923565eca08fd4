"""From the desk to a ticket."""

from datetime import datetime, timedelta

import pytest

from core.models import Event
from core.outbox import deliver_due
from customers.operations import add_contract
from deadlines.models import Clock, Firing
from notifications.models import Message
from org.enums import Post
from org.models import Approval, Unit, User
from tests.factories.customers import make_customer
from tests.factories.org import appoint, make_user
from tests.factories.tickets import COMPLAINT, CONSULTATION, make_form, make_ticket
from tests.tickets.figures import raise_urgent_reply
from tickets.enums import Channel, Status
from tickets.models import Acknowledgement, Complaint, Ticket
from tickets.operations.errors import Blocked, IntakeRefused, NotAllowed
from tickets.operations.intake import preview, register

HOUR = timedelta(hours=1)


def refused(form: object, by: User, at: datetime) -> dict[str, str]:
    with pytest.raises(IntakeRefused) as caught:
        register(form=form, by=by, at=at)
    assert Ticket.objects.count() == 0
    return caught.value.errors


@pytest.mark.requirement("INT-05")
@pytest.mark.parametrize("phone", ["", "无", "123", "12345678901"])
def test_no_contact_is_refused(east: Unit, desk: User, at: datetime, phone: str) -> None:
    assert list(refused(make_form(east, phone=phone), desk, at)) == ["phone"]


@pytest.mark.requirement("INT-05")
def test_customer_and_need_are_required(east: Unit, desk: User, at: datetime) -> None:
    assert sorted(refused(make_form(east, name=" ", description=""), desk, at)) == ["description", "name"]


def test_every_channel_is_stored(east: Unit, desk: User, at: datetime) -> None:
    stored = [make_ticket(east, by=desk, at=at, channel=channel).channel for channel in Channel.values]
    assert stored == Channel.values
    assert len(Channel.values) == 11


@pytest.mark.requirement("INT-17")
@pytest.mark.parametrize("types", ["", "repair,training", "complaint"])
def test_exactly_one_main_type(east: Unit, desk: User, at: datetime, types: str) -> None:
    assert list(refused(make_form(east, service_type=types), desk, at)) == ["service_type"]


def test_type_of_a_consultation_is_support(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, **CONSULTATION | {"service_type": ""})
    assert ticket.service_type == "support"


@pytest.mark.requirement("INT-06")
def test_acknowledgement_has_number_next_step_and_latest_time(booking: Ticket, at: datetime) -> None:
    told = Acknowledgement.objects.get(ticket=booking)
    assert told.number == booking.number
    assert told.next_step == "主管审批后安排上门，客服会先与您电话联系"
    assert told.latest_at == at + 24 * HOUR


@pytest.mark.requirement("INT-10")
def test_solved_on_the_phone_closes_at_once(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True, resolution="重启后恢复")
    assert (ticket.status, ticket.closed_at) == (Status.PHONE_RESOLVED, at)
    assert Approval.objects.count() == 0
    assert Clock.objects.running().count() == 0


def test_solved_on_the_phone_meets_the_reply_clock(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    assert Clock.objects.get(stream=ticket.pk, kind="reply").met_at == at


@pytest.mark.requirement("INT-11")
def test_not_solved_has_an_owner_in_the_same_step(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    assert (ticket.status, ticket.owner) == (Status.AWAITING_APPROVAL, supervisor)


def test_owner_of_a_complaint_is_the_post_the_pack_names(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    head = appoint(make_user("depthead", "冯部门"), east, Post.DEPARTMENT_HEAD)
    assert make_ticket(east, by=desk, at=at, **COMPLAINT).owner == head


def test_unowned_unit_leaves_the_ticket_with_who_took_it(east: Unit, desk: User, at: datetime) -> None:
    assert make_ticket(east, by=desk, at=at).owner == desk


def test_booking_applies_for_approval_as_the_agent(booking: Ticket, desk: User, at: datetime) -> None:
    asked = Approval.objects.get()
    assert (asked.kind, asked.asker, asked.due_at) == ("dispatch", desk, at + 24 * HOUR)


def test_fault_stays_registered_without_application(fault: Ticket) -> None:
    assert (fault.status, Approval.objects.count()) == (Status.REGISTERED, 0)


def test_complaint_stays_registered_unless_a_visit_is_asked(east: Unit, desk: User, at: datetime) -> None:
    plain = make_ticket(east, by=desk, at=at, **COMPLAINT)
    visit = make_ticket(east, by=desk, at=at, visit_wanted=True, **COMPLAINT)
    assert [plain.status, visit.status] == [Status.REGISTERED, Status.AWAITING_APPROVAL]


@pytest.mark.requirement("CMP-01")
def test_dissatisfied_caller_becomes_a_complaint(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, dissatisfied=True, **CONSULTATION | {})
    assert (ticket.intent, ticket.service_type) == ("complaint", "complaint")
    assert ticket.complaint.stage == "verifying"


@pytest.mark.requirement("CMP-01")
def test_agent_may_not_override(east: Unit, desk: User, at: datetime) -> None:
    form = make_form(east, dissatisfied=True, override_reason="只是询问", **CONSULTATION)
    with pytest.raises(NotAllowed):
        register(form=form, by=desk, at=at)
    assert Ticket.objects.count() == 0


@pytest.mark.requirement("CMP-01")
def test_supervisor_overrides_with_a_reason(east: Unit, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(
        east, by=supervisor, at=at, dissatisfied=True, override_reason="只是询问", **CONSULTATION
    )
    assert ticket.intent == "consultation"
    assert [note.text for note in ticket.notes.filter(kind="override")] == ["只是询问"]


def test_the_question_must_be_answered(east: Unit, desk: User, at: datetime) -> None:
    assert list(refused(make_form(east, dissatisfied=None), desk, at)) == ["dissatisfied"]


def test_received_in_the_future_is_refused(east: Unit, desk: User, at: datetime) -> None:
    assert list(refused(make_form(east, received_at=at + HOUR), desk, at)) == ["received_at"]


def test_severity_of_a_booking_is_refused(east: Unit, desk: User, at: datetime) -> None:
    assert list(refused(make_form(east, severity="major"), desk, at)) == ["severity"]


def test_project_of_another_region_is_refused(
    east: Unit, south: Unit, shanghai: Unit, desk: User, at: datetime
) -> None:
    assert list(refused(make_form(south, project=shanghai), desk, at)) == ["project"]


def test_other_regions_are_out_of_reach(south: Unit, supervisor: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        register(form=make_form(south), by=supervisor, at=at)
    assert Ticket.objects.count() == 0


@pytest.mark.requirement("CMP-20")
@pytest.mark.parametrize(
    ("text", "urgency"), [("插座漏 电", "urgent"), ("Leakage current", "urgent"), ("slight noise", "general")]
)
def test_hazards_are_urgent(east: Unit, desk: User, at: datetime, text: str, urgency: str) -> None:
    assert make_ticket(east, by=desk, at=at, description=text).urgency == urgency


@pytest.mark.requirement("CMP-20")
@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("厨房漏气", "urgent"),
        ("燃气泄露有异味", "urgent"),
        ("插头冒火花", "urgent"),
        ("线路短路跳闸", "urgent"),
        ("整个系统瘫痪", "urgent"),
        ("机组停止运转", "urgent"),
        ("三台空调全停", "urgent"),
        ("电梯无法运行", "urgent"),
        ("空调有轻微噪音", "general"),
        ("冰箱结霜，请派人看看", "general"),
    ],
)
def test_hazards_and_full_stops_in_chinese(
    east: Unit, desk: User, at: datetime, text: str, urgency: str
) -> None:
    assert make_ticket(east, by=desk, at=at, description=text).urgency == urgency


@pytest.mark.requirement("CMP-20")
@pytest.mark.parametrize("site_class", ["hospital", "data_centre"])
def test_hospitals_and_data_centres_are_urgent(east: Unit, desk: User, at: datetime, site_class: str) -> None:
    ticket = make_ticket(east, by=desk, at=at, address="上海市中山路1号", site_class=site_class)
    assert ticket.urgency == "urgent"


@pytest.mark.requirement("CMP-20")
def test_contract_round_the_clock_is_urgent(east: Unit, desk: User, at: datetime) -> None:
    customer = make_customer(east)
    add_contract(
        customer=customer, number="MA-1", always_on=True, since=at.date(), until=None, by=desk, at=at
    )
    assert make_ticket(east, by=desk, at=at).urgency == "urgent"


@pytest.mark.requirement("CMP-20")
def test_agent_raises_but_does_not_lower(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    raised = make_ticket(east, by=desk, at=at, urgency="urgent")
    kept = make_ticket(east, by=desk, at=at, urgency="general", description="漏电")
    lowered = make_ticket(east, by=supervisor, at=at, urgency="general", description="漏电")
    assert [raised.urgency, kept.urgency, lowered.urgency] == ["urgent", "urgent", "general"]


def test_urgent_repair_is_preset_as_a_fault(east: Unit, desk: User, at: datetime) -> None:
    assert make_ticket(east, by=desk, at=at, description="漏电").fault is True


@pytest.mark.requirement("CMP-03")
def test_class_drives_the_reply_time(east: Unit, desk: User, at: datetime) -> None:
    quality = make_ticket(east, by=desk, at=at, **COMPLAINT | {"complaint_class": "product_quality"})
    staff = make_ticket(east, by=desk, at=at, **COMPLAINT)
    dues = [Clock.objects.get(stream=one.pk, kind="reply").due_at - at for one in (quality, staff)]
    assert dues == [HOUR, 24 * HOUR]


@pytest.mark.requirement("SLA-33")
def test_clocks_run_side_by_side(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, **COMPLAINT | {"complaint_class": "product_quality"})
    dues = {clock.kind: clock.due_at - at for clock in Clock.objects.running().filter(stream=ticket.pk)}
    assert dues == {"reply": HOUR, "arrive": 24 * HOUR, "complete": 72 * HOUR}
    assert ticket.next_due_at == at + HOUR


@pytest.mark.requirement("CNV-11")
def test_ticket_keeps_the_figures_of_its_day(east: Unit, desk: User) -> None:
    june = datetime.fromisoformat("2026-06-30T10:00:00+08:00")
    raise_urgent_reply(hours=3, since="2026-07-01")
    before = make_ticket(east, by=desk, at=june, urgency="urgent")
    after = make_ticket(east, by=desk, at=june + 24 * HOUR, urgency="urgent")
    replies = [Clock.objects.get(stream=one.pk, kind="reply") for one in (before, after)]
    assert [clock.due_at - clock.started_at for clock in replies] == [2 * HOUR, 3 * HOUR]


def test_typed_late_fires_what_has_passed_with_true_times(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at - 30 * HOUR, typed_at=at)
    fired = Firing.objects.filter(clock__stream=ticket.pk, clock__kind="reply").values_list(
        "level", "nominal_at"
    )
    assert list(fired) == [("L1", at - 30 * HOUR + timedelta(hours=19, minutes=12)), ("L2", at - 6 * HOUR)]
    assert Message.objects.filter(stream=ticket.pk, recipient=supervisor).count() > 0


def test_a_call_typed_later_was_solved_when_it_came(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at - 30 * HOUR, typed_at=at, solved_by_phone=True)
    assert ticket.status == Status.PHONE_RESOLVED
    assert Firing.objects.count() == 0


def test_a_mail_solved_too_late_needs_a_reason(east: Unit, desk: User, at: datetime) -> None:
    form = make_form(east, channel="email", received_at=at - 30 * HOUR, solved_by_phone=True)
    with pytest.raises(Blocked):
        register(form=form, by=desk, at=at)
    assert Ticket.objects.count() == 0


def test_a_mail_solved_too_late_closes_with_a_reason(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(
        east,
        by=desk,
        at=at - 30 * HOUR,
        typed_at=at,
        channel="email",
        solved_by_phone=True,
        breach_reason="staff",
    )
    assert (ticket.status, Clock.objects.get(stream=ticket.pk, kind="reply").breach_reason) == (
        Status.PHONE_RESOLVED,
        "staff",
    )


def test_second_name_at_a_number_becomes_a_note(east: Unit, desk: User, at: datetime) -> None:
    make_ticket(east, by=desk, at=at)
    second = make_ticket(east, by=desk, at=at, name="李红")
    assert second.contact.name == "李红"
    assert second.notes.count() == 1


def test_events_hold_no_personal_values(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, note="客户着急", address="上海市中山路1号")
    text = str(list(Event.objects.filter(stream=ticket.pk).values_list("facts", flat=True)))
    assert [word for word in ("王建国", "13812345678", "中山路", "噪音", "着急") if word in text] == []


def test_preview_promises_and_writes_nothing(east: Unit, desk: User, at: datetime) -> None:
    shown = preview(form=make_form(east, description="漏电", name="", phone=""), by=desk, at=at)
    assert (shown.urgency, shown.fault) == ("urgent", True)
    assert {one.kind: one.due - at for one in shown.promises} == {
        "reply": 2 * HOUR,
        "dispatch": HOUR / 2,
        "complete": 24 * HOUR,
    }
    assert (Ticket.objects.count(), Clock.objects.count(), Complaint.objects.count()) == (0, 0, 0)


def test_major_complaint_is_not_closed_on_the_phone(east: Unit, desk: User, at: datetime) -> None:
    form = make_form(east, solved_by_phone=True, severity="major", **COMPLAINT)
    assert list(refused(form, desk, at)) == ["solved_by_phone"]


def test_registering_keeps_its_query_budget(
    east: Unit, desk: User, supervisor: User, at: datetime, django_assert_num_queries: object
) -> None:
    make_ticket(east, by=desk, at=at)
    with django_assert_num_queries(16):
        make_ticket(east, by=desk, at=at)


def test_fault_owner_is_told_once_the_event_is_handed_over(
    fault: Ticket, supervisor: User, at: datetime
) -> None:
    deliver_due(at=at)
    assert Message.objects.filter(recipient=supervisor, channel="inbox", stream=fault.pk).count() == 1
