"""Doing something with a ticket from its page."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from core.models import Event
from customers.models import Contact
from knowledge.models import Price
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.factories.knowledge import make_prices
from tests.factories.tickets import established, handled, make_ticket, proposed, repaired_again
from tickets import complaint_actions, money_actions
from tickets.actions import ACTIONS
from tickets.models import ChargeCategory, Ticket
from tickets.operations import commitments, complaints, contacts, facts, instructing, referrals
from tickets.operations.hotline.charges import charge, install

SignIn = Callable[..., Client]


@dataclass(frozen=True)
class Case:
    """A verb, a ticket it fits, who may use it and who may not, what is typed and what it changes."""

    slug: str
    ticket: str
    allowed: str
    barred: str
    body: dict[str, str] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    page: str = ""

    @property
    def typed(self) -> dict[str, str]:
        return {f"{self.slug}-{name}": value for name, value in self.body.items()}

    def sent(self, request: pytest.FixtureRequest) -> dict[str, str]:
        """What is typed, with @name as the key of that fixture and @name.field as a field of it."""
        return {name: _key(value, request) for name, value in self.typed.items()}


def _key(value: str, request: pytest.FixtureRequest) -> str:
    name, _dot, field = value.removeprefix("@").partition(".")
    return str(getattr(request.getfixturevalue(name), field or "pk")) if value.startswith("@") else value


CONTACT = {"reached": "yes", "direction": "out", "channel": "phone", "note": "约明天"}
PROMISE = {"kind": "money", "amount": "200.00", "words": "补偿上门费"}
CHECKED = {
    "founded": "yes",
    "note": "属实",
    "department": "after_sales",
    "demand": "道歉",
    "evidence": "录音",
}
REFERRED = {
    "authority": "市场监管局",
    "document": "18号",
    "received_on": "2026-03-10",
    "last_day": "2026-03-20",
}
SCORED = {"result_score": "4", "process_score": "5"}
CASES = [
    Case("contacts", "booking", "desk", "administrator", CONTACT),
    Case("notes", "booking", "desk", "administrator", {"text": "客户再次来电"}),
    Case("customer-message", "booking", "desk", "administrator", {"channel": "sms", "text": "明天上门"}),
    Case("commitment", "booking", "supervisor", "desk", PROMISE),
    Case("commitment-request", "booking", "desk", "administrator", PROMISE),
    Case("commitment-decision", "asked", "supervisor", "desk", {"approved": "yes"}),
    Case("letters", "written", "desk", "administrator", {"text": "配件已到，明天上门。"}),
    Case("approval-request", "fault", "desk", "administrator", {}, {"status": "awaiting_approval"}),
    Case("phone-resolution", "fault", "desk", "administrator", {"resolution": "重启"}, {"status": "phone_resolved"}),
    Case("urgency", "booking", "desk", "administrator", {"urgency": "urgent", "reason": "冒烟"}, {"urgency": "urgent"}),
    Case("classification", "booking", "desk", "administrator", {"fault": "on", "reason": "误登"}, {"fault": True}),
    Case("owner", "booking", "supervisor", "desk", {"owner": "@manager"}),
    Case("archive", "solved", "supervisor", "desk", {}, {"status": "archived"}),
    Case("reopening", "solved", "desk", "administrator", {"reason": "又坏了"}, {"status": "registered", "round": 2}),
    Case("relations", "booking", "desk", "administrator", {"number": "@fault.number", "kind": "repeat"}),
    Case("cancellation", "booking", "supervisor", "desk", {"reason": "客户取消"}, {"status": "cancelled"}),
]  # fmt: skip
BROKEN = {"thing": "茶几", "words": "划伤一道", "amount": "120", "apology": "当面致歉"}
ABOUT_MONEY = [
    Case("quotes", "booking", "desk", "administrator", {"price": "@price"}),
    Case("charges", "booking", "supervisor", "desk", {"category": "@paid", "amount": "80"}),
    Case("receipts", "charged", "desk", "administrator", {"amount": "80", "method": "cash"}),
    Case("visit-consent", "booking", "desk", "administrator", {"amount": "80", "agreed": "yes", "given_by": "王建国", "channel": "phone"}),
    Case("visit-consent-request", "booking", "desk", "administrator", {"amount": "80"}),
    Case("redress", "booking", "desk", "administrator", {"kind": "explanation", "words": "配件在途"}),
    Case("compensation", "booking", "desk", "administrator", {"kind": "complaint", "amount": "200", "words": "两次未修好"}),
    Case("damages", "booking", "desk", "administrator", BROKEN),
    Case("repeat-cause", "again", "desk", "administrator", {"cause": "personal", "words": "漏检"}),
]  # fmt: skip
CASES += ABOUT_MONEY
ON_COMPLAINTS = [
    Case("handler-self", "complaint", "supervisor", "desk"),
    Case("handler", "complaint", "supervisor", "desk", {"handler": "@supervisor"}),
    Case("severity", "complaint", "supervisor", "desk", {"severity": "major"}, {"urgency": "urgent"}),
    Case("criteria", "complaint", "supervisor", "desk", {"injury": "on"}, {"urgency": "urgent"}),
    Case("referral", "working_days", "supervisor", "desk", REFERRED, {"urgency": "urgent"}),
    Case("resolution", "referred", "supervisor", "desk", {"met_on": "2026-03-10", "attendees": "周主管", "resolution": "致歉"}),
    Case("authority-reply", "resolved", "supervisor", "desk", {"reply": "已致歉"}),
    Case("verification", "contacted", "supervisor", "desk", CHECKED),
    Case("handling", "verified", "supervisor", "desk", {"note": "已道歉"}),
    Case("facts", "verified", "supervisor", "desk", {"source": "customer", "text": "迟到两小时"}),
    Case("facts-confirmation", "listed", "supervisor", "desk"),
    Case("fault-confirmation", "verified", "supervisor", "desk", {"apology": "登门致歉"}),
    Case("soothing", "verified", "desk", "administrator", {"kind": "soothing", "words": "致电安抚"}),
    Case("answer", "verified", "desk", "administrator", SCORED),
    Case("closure-proposal", "settled", "supervisor", "desk", {"cause": "沟通", "outcome": "已道歉"}),
    Case("closure", "waiting", "manager", "supervisor", {"approved": "yes", "department_score": "4"}, {"status": "phone_resolved"}),
    Case("media", "complaint", "desk", "administrator", {"note": "记者来电"}),
    Case("statement", "complaint", "supervisor", "desk", {"audience": "media", "text": "正在核实"}),
    Case("instruction", "major", "group_officer", "supervisor", {"text": "今天内答复"}),
    Case("following", "complaint", "group_officer", "supervisor"),
    Case("unfollowing", "followed", "group_officer", "supervisor"),
    Case("penalty", "verified", "supervisor", "desk", {"contractor": "某安装队", "amount": "100", "reason": "迟到"}),
]  # fmt: skip
CASES += [replace(case, page="complaint/") for case in ON_COMPLAINTS]
ALL = pytest.mark.parametrize("case", CASES, ids=[case.slug for case in CASES])


@pytest.fixture
def working_days(complaint: Ticket, at: datetime) -> Ticket:
    """A complaint in a house that knows the year's holidays."""
    load_published_years(by=SYSTEM, at=at, years=[2026])
    return complaint


@pytest.fixture
def referred(working_days: Ticket, supervisor: User, at: datetime) -> Ticket:
    referrals.receive(
        ticket=working_days,
        authority="市场监管局",
        document="17号",
        received_on=date(2026, 3, 10),
        last_day=date(2026, 3, 20),
        by=supervisor,
        at=at,
    )
    return working_days


@pytest.fixture
def resolved(referred: Ticket, supervisor: User, at: datetime) -> Ticket:
    referrals.resolve(
        ticket=referred,
        met_on=date(2026, 3, 10),
        attendees="周主管",
        resolution="致歉",
        by=supervisor,
        at=at,
    )
    return referred


@pytest.fixture
def classified(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)


@pytest.fixture
def major(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)


@pytest.fixture
def contacted(classified: Ticket, supervisor: User, at: datetime) -> Ticket:
    contacts.log_contact(ticket=classified, reached=True, by=supervisor, at=at)
    return classified


@pytest.fixture
def asked(booking: Ticket, desk: User, at: datetime) -> Ticket:
    promise = {"kind": "money", "amount": Decimal(200), "words": "补偿上门费"}
    commitments.ask_commitment(ticket=booking, by=desk, at=at, **promise)
    return booking


@pytest.fixture
def listed(verified: Ticket, supervisor: User, at: datetime) -> Ticket:
    facts.add_fact(ticket=verified, source="record", text="到场 11:00", by=supervisor, at=at)
    return verified


@pytest.fixture
def settled(verified: Ticket, supervisor: User, at: datetime) -> Ticket:
    return established(verified, by=supervisor, at=at)


@pytest.fixture
def followed(complaint: Ticket, group_officer: User, at: datetime) -> Ticket:
    return instructing.follow(ticket=complaint, follows=True, by=group_officer, at=at)


@pytest.fixture
def verified(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return handled(complaint, severity="general", by=supervisor, at=at)


@pytest.fixture
def waiting(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return proposed(complaint, severity="general", by=supervisor, at=at)


@pytest.fixture
def solved(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at, solved_by_phone=True)


@pytest.fixture
def price(supervisor: User) -> Price:
    return make_prices(supervisor).prices.get()


@pytest.fixture
def paid(db: None) -> ChargeCategory:
    install()
    return ChargeCategory.objects.get(code="paid")


@pytest.fixture
def charged(booking: Ticket, paid: ChargeCategory, supervisor: User, at: datetime) -> Ticket:
    charge(ticket=booking, category=paid, amount=Decimal(120), by=supervisor, at=at)
    return booking


@pytest.fixture
def again(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """The same fault of the same unit a week later."""
    return repaired_again(east, desk, at)


@pytest.fixture
def send(signed_in: SignIn, request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Posts a case's form as a person; gives the answer."""

    def post(case: Case, who: str, **more: str) -> Any:
        ticket = request.getfixturevalue(case.ticket)
        browser = signed_in(request.getfixturevalue(who))
        return browser.post(f"/tickets/{ticket.number}/{case.slug}/", case.sent(request) | more)

    return post


@pytest.fixture
def written(booking: Ticket) -> Ticket:
    """A ticket of a customer who can be written to."""
    Contact.objects.filter(pk=booking.contact_id).update(email="customer@example.com")
    return Ticket.objects.get(pk=booking.pk)


def test_every_verb_is_tried() -> None:
    verbs = [*ACTIONS, *money_actions.ACTIONS, money_actions.REPEAT, *complaint_actions.ACTIONS]
    assert [case.slug for case in CASES] == [action.slug for action in verbs]


@ALL
def test_allowed_works_and_comes_back(
    case: Case, send: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    ticket = request.getfixturevalue(case.ticket)
    before = Event.objects.filter(stream=ticket.pk).count()
    answer = send(case, case.allowed)
    assert (answer.status_code, answer.url) == (302, f"/tickets/{ticket.number}/{case.page}")
    assert Event.objects.filter(stream=ticket.pk).count() > before
    now = Ticket.objects.get(pk=ticket.pk)
    assert {name: getattr(now, name) for name in case.after} == case.after


@ALL
def test_not_allowed_is_403_and_changes_nothing(
    case: Case, send: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    ticket = request.getfixturevalue(case.ticket)
    before = Event.objects.filter(stream=ticket.pk).count()
    assert send(case, case.barred).status_code == 403
    assert Event.objects.filter(stream=ticket.pk).count() == before


@ALL
def test_a_stranger_finds_nothing(case: Case, send: Callable[..., Any]) -> None:
    assert send(case, "stranger").status_code == 404


@ALL
def test_reading_the_address_of_a_verb_is_refused(
    case: Case, booking: Ticket, supervisor: User, signed_in: SignIn
) -> None:
    assert signed_in(supervisor).get(f"/tickets/{booking.number}/{case.slug}/").status_code == 405


MAY_BE_EMPTY = ("criteria", "visit-consent-request", "fault-confirmation")
NEEDY = [case for case in CASES if case.body and case.slug not in MAY_BE_EMPTY]
"""Acts whose form asks for something; ticks may all be taken away, and there may be a price list."""


@pytest.mark.parametrize("case", NEEDY, ids=[case.slug for case in NEEDY])
def test_an_empty_form_is_shown_again_with_its_errors(case: Case, send: Callable[..., Any]) -> None:
    page = send(case, case.allowed, **dict.fromkeys(case.typed, ""))
    form = next(form for action, form in _shown(page.context) if action.slug == case.slug)
    assert (page.status_code, bool(form.errors)) == (422, True)
    assert '<details class="fold" open>' in page.content.decode()


def _shown(context: Any) -> list[Any]:
    """The verbs of the page with their forms, wherever they stand."""
    money = context.get("money") or {"actions": [], "again": None}
    again = [(money["again"]["action"], money["again"]["form"])] if money["again"] else []
    return [*context["actions"], *money["actions"], *again]


NEVER_LATE = ("contacts", "notes", "urgency", "customer-message", "relations", "charges")
TOO_LATE = [case for case in CASES if case.slug not in NEVER_LATE]
# Without a complaint nobody may close one or speak about it.
BARRED = ("closure", "statement")


@pytest.mark.parametrize("case", TOO_LATE, ids=[case.slug for case in TOO_LATE])
def test_what_does_not_fit_any_more_is_409_with_words(
    case: Case,
    booking: Ticket,
    supervisor: User,
    group_officer: User,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(group_officer)
    browser.post(f"/tickets/{booking.number}/cancellation/", {"cancellation-reason": "重复"})
    answer = browser.post(f"/tickets/{booking.number}/{case.slug}/", case.sent(request))
    expected = 403 if case.slug in BARRED else 409
    assert answer.status_code == expected
    assert Ticket.objects.get(pk=booking.pk).status == "cancelled"


def test_a_refusal_keeps_the_words_typed(
    booking: Ticket, desk: User, signed_in: SignIn, at: datetime
) -> None:
    body = {"reached": "no", "direction": "out", "channel": "phone", "agreed_at": "2026-03-11T09:00"}
    typed = {f"contacts-{name}": value for name, value in body.items()} | {"contacts-note": "没人接"}
    page = signed_in(desk).post(f"/tickets/{booking.number}/contacts/", typed)
    text = page.content.decode()
    assert (page.status_code, booking.contacts.count()) == (409, 0)
    assert "没有联系上客户，不能填写约定时间。" in text
    assert "没人接</textarea>" in text
    assert '<details class="fold" open>' in text


def test_a_major_complaint_is_not_confirmed_in_the_region(
    complaint: Ticket, supervisor: User, manager: User, group_officer: User, signed_in: SignIn, at: datetime
) -> None:
    proposed(complaint, severity="major", by=supervisor, at=at)
    address = f"/tickets/{complaint.number}/closure/"
    body = {"closure-approved": "yes", "closure-department_score": "3"}
    assert signed_in(manager).post(address, body).status_code == 403
    assert signed_in(group_officer).post(address, body).status_code == 302
    complaint.complaint.refresh_from_db()
    assert (complaint.complaint.stage, complaint.complaint.closed_by) == ("closed", group_officer)


def test_a_refused_closing_goes_back_to_handling(waiting: Ticket, manager: User, signed_in: SignIn) -> None:
    body = {"closure-approved": "no", "closure-note": "客户仍不满意"}
    signed_in(manager).post(f"/tickets/{waiting.number}/closure/", body)
    waiting.complaint.refresh_from_db()
    assert waiting.complaint.stage == "handling"


def test_a_hotline_does_not_lower_the_urgency(
    east: Unit, desk: User, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at, urgency="urgent")
    address = f"/tickets/{ticket.number}/urgency/"
    body = {"urgency-urgency": "general", "urgency-reason": "误报"}
    assert signed_in(desk).post(address, body).status_code == 403
    assert signed_in(supervisor).post(address, body).status_code == 302
    assert Ticket.objects.get(pk=ticket.pk).urgency == "general"


def test_a_post_without_the_token_is_refused(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk, enforce_csrf=True)
    assert browser.post(f"/tickets/{booking.number}/notes/", {"notes-text": "x"}).status_code == 403
    assert booking.notes.count() == 0
