"""Every address of the house, filled in with things that belong to one region."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from core.actors import SYSTEM
from core.clock import local_day, now
from core.models import Attachment, Event, Stream
from core.private_links import token_of
from customers.models import Asset, Contact, Customer, EmergencyContact, Link, Merge, ProductModel, Sale, Site
from customers.operations import record_sale
from customers.operations.links import open_link
from deadlines.models import Clock, Pause, Rescue, Todo
from dispatch.models import Escalation, FormPaper, PhonePost, Technician, WorkItem, WorkOrder
from dispatch.models import Visit as Trip
from emergency.models import Proposal
from emergency.operations import propose
from emergency.queries import Seen
from emergency.rules import Surge
from followups.models import Call, Delivery, Interview, Plan, PlanTask, Survey, UsageMailing, Visit
from notifications.models import Endpoint, Message
from notifications.operations.webhooks import add_endpoint
from org.models import Absence, ApiToken, Appointment, Shift, Skill, Unit, User
from packs.enums import DraftState
from packs.models import Activation, Pack, PackDraft
from packs.operations import open_draft
from parts.models import Depot, Loan, Shortfall, StandbyOrder, StandbyUnit
from parts.operations.quota import settle
from parts.queries.quota import Need
from privacy.models import RightsRequest
from reports.models import ReportRun
from tests.factories.org import make_user
from tickets import complaint_actions
from tickets.models import Compensation, HandoverCheck, Letter, Receipt, Ticket, Visitor, WhatIf
from tickets.operations.what_if import keep
from warranty.flips import Flips
from warranty.models import BackTest, Case, Quotation
from warranty.operations.backtest import keep as keep_back_test
from workforce.models import RegionalAppraisal
from workforce.operations.appraising import appraise

REGION = "east"
GAP = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")
UNKNOWN = "00000000-0000-4000-8000-000000000000"
EVERYBODY_S = frozenset({"core:healthz", "core:readyz", "org:sign_in", "org:setup", "org:language"})
# Customers' own doors: what they show belongs to the token.
EVERYBODY_S |= {
    "customers:link",
    "customers:link_code",
    "customers:link_photo",
    "customers:link_act",
    "customers:link_file",
    "tickets:service",
}
# What makes the phone pages installable; empty of data.
EVERYBODY_S |= {"core:service_worker", "core:manifest", "core:offline"}
# Pages of whoever is signed in; none of them shows anything of a unit.
OWN_PAGES = frozenset(
    {
        "org:home",
        "org:password",
        "org:mine",
        "org:guide_beginning",
        "org:guide_closing",
        "core:undo",
        "org:sign_out",
        "core:jobs",
        "dispatch:state",
        "notifications:inbox",
        "notifications:reading",
        "notifications:readings",
        "notifications:wishes",
        "deadlines:todos",
        "admin:logout",
        "schema",
    }
)


@dataclass(frozen=True)
class Address:
    """One address: its name, the path with values in it, and whether they name a thing of the region."""

    name: str
    path: str
    of_region: bool

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")


def patterns(parts: Any = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of every address that this process serves."""
    for part in parts or get_resolver().url_patterns:
        route = prefix + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from patterns(part.url_patterns, route, f"{part.namespace or space}")
        elif isinstance(part, URLPattern):
            yield (f"{space}:{part.name}" if space else str(part.name)), route


def addresses() -> list[Address]:
    """All of them, filled in; the one that ends the session comes last."""
    found = [_fill(name, route) for name, route in patterns()]
    return sorted(found, key=lambda address: address.name == "org:sign_out")


def _fill(name: str, route: str) -> Address:
    space = name.partition(":")[0]
    route = NAMED_GROUP.sub(r"<\1>", route).strip("^$")
    values = {gap: _sample(space, name, gap) for gap in GAP.findall(route)}
    path = GAP.sub(lambda gap: str(values[gap[1]]), route.replace("^", ""))
    return Address(name, f"/{path}", bool({space, name} & OF_UNITS and values.keys() & OBJECTS))


OF_UNITS = {
    "core",
    "notifications",
    "customers",
    "deadlines",
    "tickets",
    "dispatch",
    "emergency",
    "followups",
    "parts",
    "privacy",
    "reports",
    "api-ticket",
    "warranty:case",
    "warranty:case_act",
    "warranty:case_new",
    "warranty:case_slip",
    "warranty:claim",
    "warranty:state",
    "warranty:override",
    "warranty:decide",
    "warranty:ask_special",
    "warranty:quote",
    "warranty:answer",
    "warranty:withdraw",
    "warranty:print",
    "warranty:hand_over",
}
OBJECTS = {"number", "pk", "row", "uuid"}
Sample = Callable[[], Any]


def _sample(space: str, name: str, gap: str) -> Any:
    wanted = SAMPLES.get(f"{name}.{gap}") or SAMPLES.get(f"{space}.{gap}") or FIXED.get(gap)
    if wanted is None:
        raise LookupError(f"no sample for {gap} of {name}: add one to SAMPLES")
    return wanted()


def _first(rows: QuerySet[Any], field: str = "pk") -> Any:
    found = rows.order_by("pk").values_list(field, flat=True).first()
    return 0 if found is None else found


def spare(model: type[Model]) -> Sample:
    """A row of an account made for the walk, so that nobody's own is closed on the way."""

    def sample() -> Any:
        person = User.objects.filter(username="spare").first() or make_user("spare", "备用")
        unit = Unit.objects.get(code=REGION)
        if not person.appointments.exists():
            Appointment.objects.create(user=person, unit=unit, post="clerk", since="2020-01-01")
            ApiToken.objects.create(user=person, name="走查", digest="0" * 64, created_at=person.date_joined)
        return person.pk if model is User else model._default_manager.get(user=person).pk

    return sample


def tickets() -> QuerySet[Ticket]:
    return Ticket.objects.filter(region__code=REGION)


def on_tickets(model: type[Model], path: str = "stream__in", **more: Any) -> Sample:
    return lambda: _first(model._default_manager.filter(**{path: tickets().values("pk")}, **more))


def private_link() -> str:
    """The token of a link to the first ticket of the region."""
    link = Link.objects.filter(stream__in=tickets().values("pk"), revoked_at=None).first()
    ticket = tickets().order_by("pk").first()
    if link is None and ticket is not None:
        at = ticket.stream.opened_at
        until = at + timedelta(days=3650)
        link = open_link(stream=ticket.pk, contact=ticket.contact, at=at, by=SYSTEM, expires_at=until)
    return token_of(link.seed) if link else "nobody"


def listener() -> int:
    """A system that is told of events."""
    held = Endpoint.objects.first() or add_endpoint(
        name="走查", url="https://198.51.100.1/", events=[], by=User.objects.get(username="admin"), at=now()
    )
    return held.pk


def draft() -> PackDraft:
    """A new version of a pack that is being written."""
    held = PackDraft.objects.filter(state=DraftState.EDITING).first()
    return held or open_draft(
        pack=Pack.objects.get(code="industrial"),
        version=1,
        reason="走查",
        by=User.objects.get(username="group"),
        at=now(),
    )


def sale() -> Sale:
    """How a unit of the region was sold."""
    unit = Asset.objects.filter(customer__region__code=REGION).order_by("pk").first()
    assert unit is not None
    held = unit.sales.first()
    by = User.objects.get(username="hotline1")
    values = {"bought_on": date(2025, 1, 2)}
    return held or record_sale(asset=unit, customer=unit.customer, values=values, by=by, at=now())


def proposal() -> int:
    """An emergency proposed for the region."""
    held = Proposal.objects.filter(unit__code=REGION).first()
    seen = Seen(Unit.objects.get(code=REGION), 12, 112)
    made = held or propose(seen=seen, figures=Surge(3, 10, 28, 24), at=now())
    return made.pk if made else 0


def shortfall() -> int:
    """Standby units that the region lacks."""
    held = Shortfall.objects.filter(region__code=REGION).first()
    made = held or settle(need=Need(Unit.objects.get(code=REGION), 3100, 13, 11), at=now())
    return made.pk if made else 0


def what_if() -> int:
    """A calculation for it."""
    given = {"since": date(2026, 1, 1), "until": date(2026, 3, 31), "hours": {}}
    figures: dict[str, Any] = {"rows": [], "kinds": []}
    officer = User.objects.get(username="group")
    held = WhatIf.objects.first() or keep(draft=draft(), figures=figures, by=officer, at=now(), **given)
    return held.pk


def back_test() -> int:
    """A run over its verdicts."""
    given = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "figures": Flips().as_json()}
    officer = User.objects.get(username="group")
    held = BackTest.objects.first() or keep_back_test(draft=draft(), by=officer, at=now(), **given)
    return held.pk


def quotation() -> int:
    """A draft on the region's first ticket."""
    nothing = dict.fromkeys(("parts", "labour", "travel", "total"), 0)
    given = {"ticket_id": _first(tickets()), "drafted_at": now()}
    return (Quotation.objects.first() or Quotation.objects.create(**nothing, **given)).pk


def appraisal() -> int:
    """A score of the region."""
    officer, region = User.objects.get(username="group"), Unit.objects.get(code=REGION)
    day = local_day(now())
    held = RegionalAppraisal.objects.first() or appraise(
        region=region, inspected_on=day, score=80, findings="走查", by=officer, at=now()
    )
    return held.pk


FIXED: dict[str, Sample] = {
    "intent": lambda: "complaint",
    "app_label": lambda: "org",
    "content_type_id": lambda: 1,
    "object_id": lambda: _first(Skill.objects.all()),
    "url": lambda: "nowhere/",
}
SAMPLES: dict[str, Sample] = {
    "org:guide_step.code": lambda: "intake",
    "core:export.code": lambda: "tickets",
    "core:job.uuid": lambda: UNKNOWN,
    "core:job_progress.uuid": lambda: UNKNOWN,
    "core:job_cancellation.uuid": lambda: UNKNOWN,
    "core:job_repetition.uuid": lambda: UNKNOWN,
    "core:job_file.uuid": lambda: UNKNOWN,
    "tickets:import_draft.uuid": lambda: UNKNOWN,
    "tickets:import_confirmation.uuid": lambda: UNKNOWN,
    "dispatch:paper.number": lambda: _first(FormPaper.objects.filter(ticket__region__code=REGION), "number"),
    "core.uuid": lambda: (
        _first(Attachment.objects.filter(stream__in=tickets().values("pk")), "uuid") or UNKNOWN
    ),
    "org.pk": spare(User),
    "org.post": spare(Appointment),
    "org.token": spare(ApiToken),
    "org.unit": lambda: _first(Unit.objects.filter(code=REGION)),
    "org.monday": lambda: "2026-03-09",
    "org:shift.pk": lambda: _first(Shift.objects.all()),
    "org:shift_removal.pk": lambda: _first(Shift.objects.all()),
    "org:service_manager.pk": lambda: _first(Unit.objects.filter(parent__code=REGION)),
    "org:going_live.pk": lambda: _first(Unit.objects.filter(parent__code=REGION)),
    "tickets:prevention_project.pk": lambda: _first(Unit.objects.filter(parent__code=REGION)),
    "tickets:prevention_check.pk": lambda: _first(
        HandoverCheck.objects.filter(handover__project__parent__code=REGION)
    ),
    "tickets:receipt.number": lambda: _first(Receipt.objects.filter(ticket__in=tickets()), "number"),
    "tickets:correction.number": lambda: _first(tickets().exclude(receipts=None), "stream__number"),
    "tickets:grant.number": lambda: _first(tickets().exclude(compensations=None), "stream__number"),
    "tickets:payment.number": lambda: _first(tickets().exclude(compensations=None), "stream__number"),
    "tickets:correction.pk": lambda: _first(Receipt.objects.filter(ticket__in=tickets())),
    "tickets:grant.pk": lambda: _first(Compensation.objects.filter(ticket__in=tickets())),
    "tickets:payment.pk": lambda: _first(Compensation.objects.filter(ticket__in=tickets())),
    "tickets:task_message.pk": on_tickets(Todo),
    "tickets:merge_into.into": lambda: (
        tickets().order_by("-pk").values_list("stream__number", flat=True).first()
    ),
    "org:unit_edit.pk": lambda: _first(Unit.objects.filter(code=REGION)),
    "org:absence_decision.pk": lambda: _first(Absence.objects.filter(user__appointments__unit__code=REGION)),
    "org:absence_end.pk": lambda: _first(Absence.objects.filter(user__appointments__unit__code=REGION)),
    "core:undo.uuid": lambda: UNKNOWN,
    "dispatch:item_withdrawal.pk": lambda: _first(WorkItem.objects.all()),
    "dispatch:item_consent.pk": lambda: _first(WorkItem.objects.all()),
    "org:skill_edit.pk": lambda: _first(Skill.objects.all()),
    "notifications.pk": lambda: _first(Message.objects.filter(stream__in=tickets().values("pk"))),
    "knowledge.register": lambda: "scripts",
    "knowledge.version": lambda: 1,
    "knowledge.pk": lambda: 1,
    "knowledge.page": lambda: "reception",
    "packs.code": lambda: "conventions",
    "packs.number": lambda: 1,
    "packs.pk": lambda: draft().pk,
    "warranty.code": lambda: "quality_promise",
    "warranty:book.number": lambda: 1,
    "packs.name": lambda: next(iter(draft().sections)),
    "packs:ending.pk": lambda: _first(Activation.objects.all()),
    "warranty:back_test.pk": lambda: draft().pk,
    "warranty:back_test_result.pk": back_test,
    "warranty:back_test_workbook.pk": back_test,
    "warranty.number": lambda: _first(
        Case.objects.filter(region__code=REGION).exclude(project__code="hangzhou"), "stream__number"
    ),
    "warranty:case_new.number": lambda: _first(tickets(), "stream__number"),
    "warranty:claim.number": lambda: _first(tickets(), "stream__number"),
    "warranty:state.number": lambda: _first(tickets(), "stream__number"),
    "warranty:override.number": lambda: _first(tickets(), "stream__number"),
    "warranty:decide.number": lambda: _first(tickets(), "stream__number"),
    "warranty:ask_special.number": lambda: _first(tickets(), "stream__number"),
    "warranty:quote.number": lambda: _first(tickets(), "stream__number"),
    "warranty:answer.number": lambda: _first(tickets(), "stream__number"),
    "warranty:withdraw.number": lambda: _first(tickets(), "stream__number"),
    "warranty:hand_over.number": lambda: _first(tickets(), "stream__number"),
    "warranty:print.number": lambda: _first(tickets(), "stream__number"),
    "warranty:decide.kind": lambda: "warranty_override",
    "warranty:answer.pk": quotation,
    "warranty:withdraw.pk": quotation,
    "warranty.slug": lambda: "cost",
    "tickets:what_if.pk": lambda: draft().pk,
    "tickets:what_if_result.pk": what_if,
    "tickets:what_if_workbook.pk": what_if,
    "workforce:correct_appraisal.pk": appraisal,
    "customers.pk": lambda: _first(Customer.objects.filter(region__code=REGION)),
    "customers.row": lambda: _first(Contact.objects.filter(customer__region__code=REGION)),
    "customers:asset.pk": lambda: _first(Asset.objects.filter(customer__region__code=REGION)),
    "customers:new_sale.pk": lambda: _first(Asset.objects.filter(customer__region__code=REGION)),
    "customers:transfer.pk": lambda: _first(Asset.objects.filter(customer__region__code=REGION)),
    "customers.model": lambda: _first(ProductModel.objects.all()),
    "customers:correct_sale.pk": lambda: sale().asset_id,
    "customers:correct_sale.row": lambda: sale().pk,
    "customers.token": private_link,
    "customers.verb": lambda: "message",
    "customers.uuid": lambda: UNKNOWN,
    "notifications:endpoint.pk": listener,
    "notifications:endpoint_test.pk": listener,
    "notifications:endpoint_secret.pk": listener,
    "deadlines.pk": on_tickets(Todo),
    "deadlines:clock.pk": on_tickets(Clock),
    "deadlines:clock_acknowledgement.pk": on_tickets(Clock),
    "deadlines:clock_snooze.pk": on_tickets(Clock),
    "deadlines:rescue_judgement.pk": on_tickets(Rescue, "clock__stream__in"),
    "customers:emergency_contacts.row": lambda: _first(Site.objects.filter(region__code=REGION)),
    "customers:emergency_removal.row": lambda: _first(
        EmergencyContact.objects.filter(site__region__code=REGION)
    ),
    "deadlines.code": lambda: "china",
    "deadlines.year": lambda: 2026,
    "emergency.pk": proposal,
    "tickets.number": lambda: _first(tickets(), "stream__number"),
    "tickets.pk": on_tickets(Clock),
    "tickets.key": lambda: UNKNOWN,
    "tickets:letter.number": lambda: _first(Letter.objects.filter(region__code=REGION), "stream__number"),
    "tickets:reply.number": lambda: _first(Letter.objects.filter(region__code=REGION), "stream__number"),
    "tickets:archive_letter.number": lambda: _first(
        Letter.objects.filter(region__code=REGION), "stream__number"
    ),
    "tickets:call_visitor.pk": lambda: _first(Visitor.objects.filter(unit__code=REGION)),
    "tickets:end_visit.pk": lambda: _first(Visitor.objects.filter(unit__code=REGION)),
    "customers:undo_merge.row": lambda: _first(Merge.objects.filter(kept__region__code=REGION)),
    "tickets:pause_decision.pk": on_tickets(Pause, "clock__stream__in"),
    "tickets:pause_end.pk": on_tickets(Pause, "clock__stream__in"),
    "api-calendar.name": lambda: "china",
    "api-ticket.number": lambda: _first(tickets(), "stream__number"),
    "dispatch.number": lambda: _first(WorkOrder.objects.filter(ticket__region__code=REGION), "number"),
    "dispatch:kept_decision.pk": lambda: _first(PhonePost.objects.all()),
    "dispatch.pk": lambda: _first(Escalation.objects.all()),
    "dispatch:technician.pk": lambda: _first(Technician.objects.filter(unit__code=REGION)),
    "parts.pk": lambda: _first(StandbyUnit.objects.filter(depot__unit__code=REGION)),
    "parts:depot.pk": lambda: _first(Depot.objects.filter(unit__code=REGION)),
    "parts:shortfall.pk": shortfall,
    "parts.number": lambda: _first(StandbyOrder.objects.all(), "number"),
    "parts.kind": lambda: "unloaded",
    "privacy.number": lambda: _first(RightsRequest.objects.filter(region__code=REGION), "stream__number"),
    "privacy.pk": lambda: _first(Customer.objects.filter(region__code=REGION)),
    "followups.pk": lambda: _first(Call.objects.filter(ticket__region__code=REGION)),
    "followups.step": lambda: "receipt",
    "followups:delivery.number": lambda: _first(
        Delivery.objects.filter(region__code=REGION), "stream__number"
    ),
    "followups.survey": lambda: _first(Survey.objects.all(), "stream__number"),
    "followups:mailing.pk": lambda: _first(UsageMailing.objects.filter(unit__code=REGION)),
    "followups:tracing.number": lambda: _first(tickets(), "stream__number"),
    "followups:plan_task.pk": lambda: _first(PlanTask.objects.filter(plan__unit__code=REGION)),
    "reports.pk": lambda: _first(Trip.objects.filter(order__ticket__region__code=REGION)),
    "reports.number": lambda: _first(ReportRun.objects.filter(unit__code=REGION), "stream__number"),
}
for _name in ("complaint", *(action.slug for action in complaint_actions.ACTIONS)):
    SAMPLES[f"tickets:{_name}.number"] = lambda: _first(tickets().exclude(complaint=None), "stream__number")
for _name in (
    "ticket_print",
    "complaint_print",
    "papers",
    "candidates",
    "make_order",
    "approval",
    "correction",
    "late_approval",
    "standby_order",
):
    SAMPLES[f"dispatch:{_name}.number"] = SAMPLES["tickets.number"]

for _name in ("loan", "slip", "homecoming", "extension"):
    SAMPLES[f"parts:{_name}.number"] = lambda: _first(Loan.objects.all(), "number")
for _name in ("visit", "seen", "cancellation", "homecoming", "slip_step"):
    SAMPLES[f"followups:{_name}.number"] = lambda: _first(
        Visit.objects.filter(region__code=REGION), "stream__number"
    )
for _name in ("plan", "plan_tasks", "plan_task", "plan_end"):
    SAMPLES[f"followups:{_name}.number"] = lambda: _first(
        Plan.objects.filter(unit__code=REGION), "stream__number"
    )
for _name in ("", "_phone", "_answers", "_refusal", "_miss", "_invitation"):
    SAMPLES[f"followups:interview{_name}.pk"] = lambda: _first(
        Interview.objects.filter(line__region__code=REGION)
    )


def methods_of(address: Address) -> tuple[str, ...]:
    """Pages know two methods; deleting is tried everywhere, replacing where JSON is taken."""
    return ("get", "post", "delete", "put", "patch") if address.is_api else ("get", "post", "delete")


def ask(client: Client, method: str, address: Address) -> HttpResponse:
    """One request as a browser would send it, with a JSON body for the API; files are read to the end."""
    kwargs = {"data": "{}", "content_type": "application/json"} if address.is_api and method != "get" else {}
    answer = getattr(client, method)(address.path, **kwargs)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


def audit_trail() -> list[str]:
    """Every row of the audit trail, whole."""
    return [repr(row) for model in (Event, Stream) for row in model.objects.order_by("pk").values_list()]
