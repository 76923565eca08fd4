"""What a verdict leads to: consent before paid visits, recourse to the supplier, terms the customer is shown."""

import tomllib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.outbox import deliver_due
from core.private_links import token_of
from customers.models import Asset, ProductModel, ProductPart
from customers.operations.links import open_link
from customers.queries.suppliers import sole_supplier
from deadlines.enums import TaskKind
from deadlines.models import Todo
from org.models import Unit, User
from packs.queries import members, sections
from tests.factories.claims import OVER, YEAR, judged_ticket, use_pack, verdict_of
from tests.factories.knowledge import make_prices
from tests.factories.tickets import make_ticket
from tickets.enums import Status
from tickets.models import Charge, Ticket
from tickets.operations.consents import record_visit_consent
from tickets.operations.hotline.charges import install
from tickets.operations.moving import obstacles
from tickets.queries.consents import has_consent
from warranty.enums import AnswerWay, Verdict, Why
from warranty.models import Judgement
from warranty.operations import quoting
from warranty.operations.claims import state
from warranty.papers import verdict_pdf
from warranty.queries import standing
from warranty.queries.terms import terms_lines

LIBRARY = Path(__file__).resolve().parents[3] / "packs" / "library"
ADDRESS = {"address": "上海市闵行区申长路 988 号"}


def hand_on(at: datetime) -> None:
    while deliver_due(at=at, limit=100):
        pass


def codes(ticket: Ticket) -> list[str]:
    return [block.code for block in obstacles(ticket, Status.DISPATCHED)]


@pytest.mark.requirement("INT-28")
def test_a_paid_visit_is_not_dispatched_without_consent(east: Unit, desk: User, at: datetime) -> None:
    use_pack("phone_retail")
    ticket = judged_ticket(east, by=desk, given=OVER | {"on_site_visit": True}, **ADDRESS)
    assert codes(ticket) == ["visit_consent"]
    record_visit_consent(
        ticket=ticket, agreed=True, given_by="王建国", channel="phone", amount=Decimal(50), by=desk, at=at
    )
    assert codes(ticket) == []


def test_a_free_visit_needs_none(east: Unit, desk: User) -> None:
    assert codes(judged_ticket(east, by=desk, given=YEAR | {"on_site_visit": True}, **ADDRESS)) == []


@pytest.mark.requirement("WAR-44")
def test_a_visit_within_warranty_is_paid_by_its_fee_alone(east: Unit, desk: User, at: datetime) -> None:
    use_pack("telematics")
    sums = {"labour": Decimal(60), "parts_list": Decimal(140), "visit_fee": Decimal(50)}
    given = YEAR | sums | {"on_site_visit": True, "contract_months": 12}
    ticket = judged_ticket(east, by=desk, given=given, **ADDRESS)
    held = standing.of(ticket)
    assert (held.settled, held.customer_pays) == (Verdict.REPAIR_FREE, Decimal("50.00"))
    assert codes(ticket) == ["visit_consent"]


@pytest.mark.requirement("WAR-44")
def test_the_fee_of_a_visit_is_that_of_the_price_list_until_another_is_agreed(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    use_pack("telematics")
    make_prices(supervisor, visit="80.00")
    given = YEAR | {"labour": Decimal(60), "parts_list": Decimal(140), "contract_months": 12}
    ticket = judged_ticket(east, by=desk, given=given | {"on_site_visit": True}, **ADDRESS)
    by_list = standing.of(ticket)
    assert (by_list.settled, by_list.customer_pays, codes(ticket)) == (
        Verdict.REPAIR_FREE,
        Decimal("80.00"),
        ["visit_consent"],
    )
    record_visit_consent(
        ticket=ticket, agreed=True, given_by="王建国", channel="phone", amount=Decimal(50), by=desk, at=at
    )
    hand_on(at)
    assert (standing.of(ticket).customer_pays, codes(ticket)) == (Decimal("50.00"), [])


def test_consent_is_judged_again(east: Unit, desk: User, at: datetime) -> None:
    use_pack("phone_retail")
    ticket = judged_ticket(east, by=desk, given=OVER | {"on_site_visit": True}, **ADDRESS)
    record_visit_consent(
        ticket=ticket, agreed=True, given_by="王建国", channel="phone", amount=Decimal(50), by=desk, at=at
    )
    hand_on(at)
    held = Judgement.latest(ticket)
    assert (held.why, held.dispatch_blocked) == (Why.CONSENT, False)


def test_who_accepts_a_quotation_agrees_to_fee_and_visit(east: Unit, desk: User, at: datetime) -> None:
    install()
    ticket = judged_ticket(east, by=desk, given=OVER | {"on_site_visit": True}, **ADDRESS)
    sums = {"parts": Decimal(140), "labour": Decimal(60), "travel": Decimal(30)}
    row = quoting.send(quotation=quoting.draft(ticket=ticket, by=desk, at=at, **sums), by=desk, at=at)
    quoting.answer(quotation=row, accepted=True, way=AnswerWay.PHONE, by=desk, at=at)
    assert (has_consent(ticket), Charge.objects.get(ticket=ticket).amount) == (True, Decimal("230.00"))
    assert codes(ticket) == []


@pytest.mark.requirement("WAR-33")
def test_a_bought_in_part_goes_to_procurement_and_the_verdict_stays(
    east: Unit, desk: User, at: datetime, phone_part: ProductPart
) -> None:
    ticket = judged_ticket(east, by=desk, given=YEAR, serial="X-1", model_code=phone_part.model.code)
    state(ticket=ticket, given={"part": phone_part, "cause": "quality"}, by=desk, at=at)
    hand_on(at)
    state(ticket=ticket, given={"affects_use": True}, by=desk, at=at)
    hand_on(at)
    task = Todo.objects.get(stream=ticket.pk, kind=TaskKind.PROCUREMENT)
    assert (verdict_of(ticket), task.supplier) == (Verdict.REPAIR_FREE, "恒源电机")


@pytest.fixture
def phone_part(db: Any) -> ProductPart:
    model = ProductModel.objects.create(code="FAN-9", name="风机", line="fan")
    return ProductPart.objects.create(
        model=model, code="motor", name="电机", kind="bought_in_part", supplier="恒源电机"
    )


def test_a_supplier_in_two_spellings_is_the_only_one(phone_part: ProductPart) -> None:
    again = {"code": "fan", "name": "风叶", "kind": "bought_in_part", "supplier": "恒源 电机"}
    ProductPart.objects.create(model=phone_part.model, **again)
    assert sole_supplier(Asset(model=phone_part.model)) == "恒源电机"
    ProductPart.objects.create(model=phone_part.model, **again | {"code": "belt", "supplier": "华强"})
    assert sole_supplier(Asset(model=phone_part.model)) == ""


@pytest.mark.requirement("WAR-49")
@pytest.mark.parametrize("path", sorted(LIBRARY.glob("*.toml")), ids=lambda path: path.stem)
def test_every_pack_has_a_numbered_text_for_customers(path: Path) -> None:
    terms = tomllib.loads(path.read_text(encoding="utf-8"))["customer_terms"]
    assert terms["number"]["value"] == path.stem.replace("_", "-").upper()
    assert len(terms["text"]["value"]) > 20


@pytest.mark.requirement("WAR-49")
def test_the_number_of_the_text_is_kept_with_the_verdict(east: Unit, desk: User) -> None:
    held = Judgement.latest(judged_ticket(east, by=desk, given=YEAR))
    assert (held.terms, "质保期按合同或保修卡" in terms_lines(held)[0]) == ("QUALITY-PROMISE-1", True)


@pytest.mark.requirement("WAR-49")
def test_a_ticket_that_is_never_judged_keeps_the_numbers_of_its_packs_too(east: Unit, desk: User) -> None:
    ticket = make_ticket(east, by=desk)
    kept = {row.figure("number") for _rank, row in sections(ticket.pack_set, "customer_terms")}
    packs = {(row.pack_id, row.version) for _rank, row in members(ticket.pack_set)}
    assert kept == {f"{pack}-{version}".replace("_", "-").upper() for pack, version in packs}


def test_the_customer_reads_the_terms_on_the_private_page(
    east: Unit, desk: User, at: datetime, frozen: None
) -> None:
    ticket = judged_ticket(east, by=desk, given=YEAR)
    link = open_link(stream=ticket.stream, contact=ticket.contact, by=desk, at=at)
    text = Client().get(f"/l/{token_of(link.seed)}/").content.decode()
    assert ("QUALITY-PROMISE-1" in text, "质保期按合同或保修卡" in text) == (True, True)


def test_a_request_without_a_verdict_shows_none(east: Unit, desk: User, at: datetime, frozen: None) -> None:
    ticket = make_ticket(east, by=desk)
    link = open_link(stream=ticket.stream, contact=ticket.contact, by=desk, at=at)
    answer = Client().get(f"/l/{token_of(link.seed)}/")
    assert (answer.status_code, "与您有关的服务条款" in answer.content.decode()) == (200, False)


def test_the_paper_prints(east: Unit, desk: User) -> None:
    ticket = judged_ticket(east, by=desk, given={"received_on": date(2024, 1, 5), "card_months": 12})
    assert verdict_pdf(ticket, standing.of(ticket))[:4] == b"%PDF"
