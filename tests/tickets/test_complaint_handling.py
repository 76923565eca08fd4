"""From verifying to closed: contacts, facts, scores, media, instructions."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.models import Event
from core.outbox import deliver_due
from deadlines.models import Todo
from notifications.models import Message
from org.enums import Department, Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user
from tests.factories.tickets import COMPLAINT, established, handled, make_ticket, proposed, verified
from tickets.models import Complaint, DepartmentScore, Penalty, Statement, Ticket
from tickets.operations import complaints, contacts, facts, instructing, media, penalties
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.queries import complaint_lists as lists
from tickets.queries.classes import class_choices, class_groups, class_label

HOUR = timedelta(hours=1)
FOUND: dict[str, Any] = {"founded": True, "note": "属实", "department": "logistics", "evidence": "签收单"}


@pytest.fixture
def classified(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)


@pytest.fixture
def brand(group: Unit) -> User:
    return appoint(make_user("brand", "叶青"), group, Post.BRAND)


def call(ticket: Ticket, by: User, at: datetime, *, reached: bool, note: str = "要点", **more: Any) -> None:
    contacts.log_contact(ticket=ticket, reached=reached, by=by, at=at, note=note, **more)


@pytest.mark.requirement("INT-14")
@pytest.mark.parametrize(
    ("missing", "words"), [("department", "请选择责任部门。"), ("evidence", "请填写核实依据。")]
)
def test_verifying_is_not_left_without(
    missing: str, words: str, classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=True)
    with pytest.raises(TicketRefused) as caught:
        complaints.verify(ticket=classified, by=supervisor, at=at, **(FOUND | {missing: ""}))
    assert (str(caught.value), Complaint.objects.get().stage) == (words, "verifying")


@pytest.mark.requirement("INT-14")
def test_verifying_is_not_left_before_we_called(classified: Ticket, supervisor: User, at: datetime) -> None:
    call(classified, supervisor, at, reached=True, direction="in")
    with pytest.raises(TicketRefused):
        complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    assert Complaint.objects.get().stage == "verifying"


@pytest.mark.requirement("INT-14")
def test_with_result_department_and_contact_it_goes_on(
    classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=True)
    complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    row = Complaint.objects.get()
    assert (row.stage, row.founded, row.department, row.evidence) == ("handling", True, "logistics", "签收单")


def test_two_documented_attempts_stand_for_a_contact(
    classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=False, note="")
    call(classified, supervisor, at, reached=False)
    with pytest.raises(TicketRefused):
        complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    call(classified, supervisor, at, reached=False)
    complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    assert Complaint.objects.get().stage == "handling"


@pytest.mark.requirement("CMP-14")
def test_a_proposal_is_locked_until_the_facts_are_confirmed(
    complaint: Ticket, supervisor: User, at: datetime
) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    facts.add_fact(ticket=complaint, source="site", text="划痕两道", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)
    facts.confirm_facts(ticket=complaint, by=supervisor, at=at)
    complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)
    assert Complaint.objects.get().stage == "closure_proposed"


@pytest.mark.requirement("CMP-14")
def test_a_new_fact_asks_for_another_confirmation(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    facts.add_fact(ticket=complaint, source="staff", text="路上堵车", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)


def test_an_empty_list_is_not_confirmed(complaint: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        facts.confirm_facts(ticket=complaint, by=supervisor, at=at)
    assert Complaint.objects.get().facts_confirmed_at is None


@pytest.fixture
def unanswered(complaint: Ticket, desk: User, at: datetime) -> Ticket:
    """Proposed, but nobody asked the customer."""
    proposed(complaint, severity="general", by=desk, at=at)
    Complaint.objects.update(result_score=None, process_score=None)
    return complaint


def close(ticket: Ticket, by: User, at: datetime, score: int | None = 4) -> Ticket:
    return complaints.confirm_closure(ticket=ticket, by=by, at=at, department_score=score)


@pytest.mark.requirement("CMP-11")
def test_closing_needs_scores_or_attempts(unanswered: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        close(unanswered, supervisor, at)
    assert Complaint.objects.get().stage == "closure_proposed"


@pytest.mark.requirement("CMP-11")
def test_both_scores_let_it_close(unanswered: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    facts.record_answer(ticket=unanswered, result_score=2, process_score=5, by=desk, at=at)
    close(unanswered, supervisor, at)
    row = Complaint.objects.get()
    assert (row.stage, row.result_score, row.process_score) == ("closed", 2, 5)


@pytest.mark.requirement("CMP-11")
@pytest.mark.parametrize(("attempts", "stage"), [(1, "closure_proposed"), (2, "closed")])
def test_two_documented_attempts_let_it_close(
    attempts: int, stage: str, unanswered: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    for _number in range(attempts):
        call(unanswered, desk, at, reached=False)
    if stage == "closed":
        close(unanswered, supervisor, at)
    else:
        with pytest.raises(TicketRefused):
            close(unanswered, supervisor, at)
    assert Complaint.objects.get().stage == stage


@pytest.mark.requirement("CMP-11")
def test_closing_needs_an_outcome(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome=" ", cause="", by=supervisor, at=at)
    assert Complaint.objects.get().stage == "handling"


@pytest.mark.requirement("CMP-13")
def test_closing_asks_for_a_department_score(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    with pytest.raises(TicketRefused):
        close(complaint, supervisor, at, None)
    assert (Complaint.objects.get().stage, DepartmentScore.objects.count()) == ("closure_proposed", 0)


@pytest.mark.requirement("CMP-13")
def test_monthly_averages_per_department_are_counted(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    for score in (5, 2):
        ticket = make_ticket(east, by=desk, at=at, **COMPLAINT)
        proposed(ticket, severity="general", by=desk, at=at)
        close(ticket, supervisor, at, score)
    found = {line.department: line for line in lists.department_scores(supervisor, date(2026, 3, 1))}
    assert (found["after_sales"].count, found["after_sales"].mean) == (2, Decimal("3.5"))
    assert {line.count for code, line in found.items() if code != "after_sales"} == {0}
    assert sum(line.count for line in lists.department_scores(supervisor, date(2026, 4, 1))) == 0


def test_a_reopened_complaint_asks_the_customer_anew(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    from tickets.operations import lifecycle  # noqa: PLC0415

    proposed(complaint, severity="general", by=desk, at=at)
    close(complaint, supervisor, at)
    lifecycle.reopen(ticket=complaint, reason="不满意", by=desk, at=at + HOUR)
    row = Complaint.objects.get()
    assert (row.stage, row.is_answered, row.progress_at) == ("handling", False, at + HOUR)


@pytest.mark.requirement("CMP-12")
@pytest.mark.parametrize(("hours", "listed"), [(23.9, False), (24, False), (24.1, True)])
def test_without_progress_for_a_day_it_is_on_the_overdue_list(
    hours: float, listed: bool, complaint: Ticket, supervisor: User, at: datetime
) -> None:
    found = lists.complaints(supervisor, "overdue", at=at + hours * HOUR)
    assert [row.pk for row in found] == ([complaint.pk] if listed else [])


@pytest.mark.requirement("CMP-12")
def test_a_progress_note_takes_it_off_the_list(complaint: Ticket, supervisor: User, at: datetime) -> None:
    late = at + 30 * HOUR
    complaints.handle(ticket=complaint, note="已告知客户进度", by=supervisor, at=late)
    assert lists.complaints(supervisor, "overdue", at=late + HOUR).count() == 0
    assert lists.complaints(supervisor, "overdue", at=late + 25 * HOUR).count() == 1


def test_closed_and_cancelled_ones_are_not_overdue(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    close(complaint, supervisor, at)
    assert lists.complaints(supervisor, "overdue", at=at + 48 * HOUR).count() == 0


@pytest.mark.requirement("CMP-10")
def test_the_media_flag_sends_three_notices(
    complaint: Ticket, desk: User, brand: User, manager: User, head: User, at: datetime
) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=desk, at=at)
    told = Message.objects.filter(cause__contains=":media:", channel="inbox")
    assert {row.recipient for row in told} == {brand, manager, head}
    assert ({row.queued_at for row in told}, told.count()) == ({at}, 3)


def test_it_is_flagged_once(complaint: Ticket, desk: User, brand: User, at: datetime) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=desk, at=at)
    with pytest.raises(TicketRefused):
        media.flag_media(ticket=complaint, note="又来电", by=desk, at=at)


@pytest.mark.requirement("CMP-10")
def test_with_media_only_the_brand_role_makes_statements(
    complaint: Ticket, supervisor: User, group_officer: User, brand: User, at: datetime
) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    for person in (supervisor, group_officer):
        with pytest.raises(NotAllowed):
            media.make_statement(ticket=complaint, audience="media", text="我方无责", by=person, at=at)
    media.make_statement(ticket=complaint, audience="media", text="正在核实", by=brand, at=at)
    assert [(row.by, row.text) for row in Statement.objects.all()] == [(brand, "正在核实")]


def test_the_brand_role_sees_flagged_complaints_only(
    complaint: Ticket, supervisor: User, brand: User, at: datetime
) -> None:
    assert (Ticket.objects.visible_to(brand).count(), Complaint.objects.visible_to(brand).count()) == (0, 0)
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    assert (Ticket.objects.visible_to(brand).count(), Complaint.objects.visible_to(brand).count()) == (1, 1)


@pytest.mark.requirement("CMP-07")
def test_the_group_follows_and_is_told_of_progress(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    instructing.follow(ticket=complaint, follows=True, by=group_officer, at=at)
    complaints.handle(ticket=complaint, note="已上门", by=supervisor, at=at)
    deliver_due(at=at, limit=100)
    told = Message.objects.filter(cause__contains=":followed:", channel="inbox")
    assert [row.recipient for row in told] == [group_officer]


@pytest.mark.requirement("CMP-07")
def test_the_group_instructs_with_a_task_for_the_owner(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    todo = instructing.instruct(ticket=complaint, text="今天内答复客户", by=group_officer, at=at)
    row = Todo.objects.get(pk=todo.pk)
    assert (row.kind, row.owner, row.details) == ("instruction", supervisor, "今天内答复客户")
    with pytest.raises(NotAllowed):
        instructing.instruct(ticket=complaint, text="x", by=supervisor, at=at)


@pytest.mark.requirement("CMP-07")
def test_a_major_one_closes_only_after_the_group_confirmed(
    complaint: Ticket, supervisor: User, manager: User, group_officer: User, at: datetime
) -> None:
    proposed(complaint, severity="major", by=supervisor, at=at)
    with pytest.raises(NotAllowed):
        close(complaint, manager, at)
    assert Complaint.objects.get().stage == "closure_proposed"
    close(complaint, group_officer, at)
    assert Complaint.objects.get().stage == "closed"


@pytest.mark.requirement("CMP-21")
@pytest.mark.parametrize("founded", [None, False])
def test_a_penalty_without_founded_complaint_is_refused(
    founded: bool | None, complaint: Ticket, supervisor: User, technician: User, at: datetime
) -> None:
    if founded is not None:
        handled(complaint, severity="general", by=supervisor, at=at, founded=founded)
    with pytest.raises(TicketRefused):
        penalties.penalise(ticket=complaint, person=technician, reason="态度不好", by=supervisor, at=at)
    assert Penalty.objects.count() == 0


@pytest.mark.requirement("CMP-21")
def test_a_founded_complaint_lets_a_penalty_be_entered(
    complaint: Ticket, supervisor: User, technician: User, at: datetime
) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    penalties.penalise(
        ticket=complaint, person=technician, amount=Decimal(100), reason="态度不好", by=supervisor, at=at
    )
    assert [(row.person, row.amount) for row in Penalty.objects.all()] == [(technician, Decimal(100))]


def test_nobody_penalises_two_at_once_or_oneself(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    for given in ({}, {"person": supervisor}, {"person": supervisor, "contractor": "甲队"}):
        with pytest.raises(TicketRefused):
            penalties.penalise(ticket=complaint, reason="x", by=supervisor, at=at, **given)  # type: ignore[arg-type]


@pytest.mark.requirement("CMP-02")
def test_the_month_is_grouped_by_the_four_subjects_and_other(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    for of in ("sales", "sales", "handover", "title_certificate", "service_staff"):
        make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": of}))
    group = next(one for one in class_groups() if one.pack == "property")
    lines = lists.by_class(supervisor, group, date(2026, 3, 1))
    assert [(line.title, line.registered) for line in lines] == [
        ("销售类", 2),
        ("签约类", 0),
        ("交楼类", 1),
        ("办证类", 1),
        ("其他", 1),
    ]


@pytest.mark.requirement("CMP-02")
def test_the_archive_is_grouped_the_same_way(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    for of in ("contract_signing", "repair"):
        ticket = make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": of}))
        proposed(ticket, severity="general", by=desk, at=at)
        close(ticket, supervisor, at)
    group = next(one for one in class_groups() if one.pack == "property")
    closed = {
        line.code: (line.closed, line.founded) for line in lists.by_class(supervisor, group, date(2026, 3, 1))
    }
    assert {code: pair for code, pair in closed.items() if pair != (0, 0)} == {
        "contract_signing": (1, 1),
        "other": (1, 1),
    }


@pytest.mark.requirement("CMP-02")
def test_a_pack_adds_classes_of_its_own(
    east: Unit, desk: User, at: datetime, own_pack: Callable[..., None]
) -> None:
    with pytest.raises(TicketRefused):
        make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": "noise"}))
    own_pack("noise", "噪声扰民")
    ticket = make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": "noise"}))
    assert ("noise", "噪声扰民") in class_choices()
    assert (ticket.complaint.get_complaint_class_display(), class_label("noise")) == ("噪声扰民", "噪声扰民")


@pytest.fixture
def own_pack(administrator: User, at: datetime) -> Callable[..., None]:
    """Load and activate a pack with one subject class."""
    from packs.operations import PackFile, activate, load  # noqa: PLC0415

    def add(code: str, title: str) -> None:
        text = 'pack="own"\nversion=1\ntitle="自有"\nsource="内部"\nkind="conv"\n[complaint_classes]\ntitle="自有类别"\n'
        text += f'[complaint_classes.classes]\ntitle="类别"\nvalue=[{{code="{code}",title="{title}"}}]\n'
        load(PackFile.read(text), by=administrator, at=at)
        activate(packs=["own"], by=administrator, at=at)

    return add


def test_a_handler_is_named_and_told(
    complaint: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    facts.name_handler(ticket=complaint, handler=manager, by=supervisor, at=at)
    deliver_due(at=at, limit=100)
    told = Message.objects.filter(cause__contains=":handler:", channel="inbox")
    assert (Complaint.objects.get().handler, [row.recipient for row in told]) == (manager, [manager])


def test_no_personal_values_stand_in_the_events(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    penalties.penalise(ticket=complaint, contractor="某安装队", reason="迟到", by=supervisor, at=at)
    said = str(list(Event.objects.filter(stream=complaint.pk).values_list("facts", flat=True)))
    assert [word in said for word in ("迟到", "通话录音", "某安装队", "王建国")] == [False] * 4
    assert Department.AFTER_SALES in said


def test_verified_needs_the_severity_too(complaint: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        verified(complaint, by=supervisor, at=at)
