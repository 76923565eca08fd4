"""Unknown words and impossible facts are 400 with the field named, nested ones by their path."""

from typing import Any

import pytest

from tests.deadlines.preview.conftest import Ask
from tests.deadlines.preview.rows import event, of, whole

BEGIN = "2026-03-10 08:00"
ticket = of("ticket", received_at=BEGIN, urgency="general")


def named(fault: Any) -> list[str]:
    """Dotted paths of all faults; places of lists by number."""
    if isinstance(fault, dict):
        return [f"{key}.{rest}".rstrip(".") for key, one in fault.items() for rest in named(one)]
    if isinstance(fault, list) and any(isinstance(one, dict) for one in fault):
        return [f"{place}.{rest}".rstrip(".") for place, one in enumerate(fault) for rest in named(one)]
    return [""]


def case(path: str, facts: dict[str, Any]) -> Any:
    return pytest.param(whole(facts), [path], id=path)


def paused(**more: Any) -> dict[str, Any]:
    given = {"reason": "customer_reschedule", "from": "2026-03-11 10:00", "to": "2026-03-11 20:00"}
    return ticket(events=[event("pause_request", **given | more)])


WORDS = [
    case("subject", {}),
    case("subject", {"subject": "spaceship"}),
    case("weather", ticket(weather="rain")),
    case("pack", ticket(pack="no_such_pack")),
    case("class", ticket(**{"class": "weather"})),
    case("severity", ticket(severity="huge")),
    case("urgency", ticket(urgency="soon")),
    case("fault", ticket(fault="yes")),
    case("service_type", ticket(service_type="magic")),
    case("events.0.type", ticket(events=[event("explode", BEGIN)])),
    case("events.0.colour", ticket(events=[event("reply", "2026-03-10 09:00", colour="red")])),
    case("events.0.to_urgency", ticket(events=[event("reply", "2026-03-10 09:00", to_urgency="urgent")])),
    case(
        "events.1.result",
        of("delivery_call", delivered_on="2026-06-12")(
            events=[event("call", "2026-06-13 09:00"), event("call", "2026-06-14 09:00", result="meh")]
        ),
    ),
    case("events.0.reason", paused(reason="lunch")),
    case("events.0.clock", paused(clock="sundial")),
    case("overrides.colour", ticket(overrides={"colour": 1})),
    case("overrides.rules.0.rank", ticket(overrides={"rules": [{"rank": "galaxy", "reply_hours": 1}]})),
    case(
        "overrides.after_installation_call_mode",
        ticket(overrides={"after_installation_call_mode": "never"}),
    ),
    case("report", of("report", report="RPT-99", period="2026-03")()),
    case("report", of("report", report="daily", period="2026-03")()),
    case("delivered.press", of("report", report="RPT-07", period="2026-02")(delivered={"press": BEGIN})),
    case("supply_type", of("power_connection", application_accepted_on="2026-03-10")(supply_type="steam")),
    case("appraisal.finding", of("return_case", parcel_received_at=BEGIN)(appraisal={"finding": "magic"})),
    case("calendar.2027", ticket(calendar={"2027": "secret"})),
    case("calendar.2027.half", ticket(calendar={"2027": {"half": []}})),
]

MISSING = [
    case("received_at", {"subject": "ticket"}),
    case("received_at", ticket(received_at=None)),
    case("events.0.at", ticket(events=[event("reply")])),
    case("events.0.to_urgency", ticket(events=[event("upgrade", "2026-03-10 09:00")])),
    case("events.0.from", ticket(events=[event("pause_request", reason="force_majeure")])),
    case("events.0.on", of("tour", departure_on="2026-06-22")(events=[event("first_contact")])),
    case("events", of("feedback_slip")()),
    case("events", of("after_installation_call")()),
    case("delivered_on", of("delivery_call")()),
    case("referral_received_on", of("government_referral")()),
    case("authority_working_days", of("government_referral", referral_received_on="2026-03-10")()),
    case("answered_after_seconds", of("hotline_call", rings=None)()),
    case("missed_at", of("duty_phone")()),
    case("departure_on", of("tour")()),
    case("acceptance_planned_on", of("project_handover")()),
    case("supply_type", of("power_connection", application_accepted_on="2026-03-10")()),
    case("application_accepted_on", of("power_connection", supply_type="residential")()),
    case("last_drill_on", of("drill")()),
    case("friday", of("friday_cleaning")()),
    case("parcel_received_at", of("return_case")()),
    case("report", of("report", period="2026-03")()),
    case("period", of("report", report="RPT-03")()),
    case("distinct_customers", of("halfyear_survey", drawn=3)()),
    case("pack", of("pack_activation")()),
    case("outage.to", ticket(outage={"from": BEGIN})),
    case("rings", of("hotline_call", rings="3")()),
    case("events.0.minutes", ticket(events=[event("repair_estimate", BEGIN, minutes="90")])),
    case(
        "overrides.rules.0.reply_hours",
        ticket(overrides={"rules": [{"rank": "company", "reply_hours": "2"}]}),
    ),
]

IMPOSSIBLE = [
    case("received_at", ticket(received_at="2026-03-10T08:00:00")),
    case("received_at", ticket(received_at="2026-02-30T08:00:00+08:00")),
    case("received_at", ticket(received_at="1850-01-01 08:00")),
    case("received_at", ticket(received_at=1773100800)),
    case("agreed_arrival_at", ticket(agreed_arrival_at=BEGIN)),
    case("agreed_arrival_at", ticket(agreed_arrival_at="2026-03-10 07:00")),
    case("events.1.at", ticket(events=[event("reply", BEGIN), event("complete", "2026-03-10 07:59:59")])),
    case("events.0.from", paused(**{"from": "2026-03-10 07:00"})),
    case("events.0.to", paused(to="2026-03-11 10:00")),
    case("events.0.to", paused(to="2026-03-11 09:00")),
    case("events.0.to_urgency", ticket(events=[event("upgrade", BEGIN, to_urgency="general")])),
    case("events.0.to_urgency", ticket(events=[event("downgrade", BEGIN, to_urgency="urgent")])),
    case("events.0.at", ticket(events=[event("repair_estimate", minutes=5)])),
    case("events.0.minutes", ticket(events=[event("repair_estimate", BEGIN, minutes=-1)])),
    case("events.0.type", ticket(events=[event("slip_received", BEGIN)])),
    case("outage.to", ticket(outage={"from": BEGIN, "to": BEGIN})),
    case("overrides.substitute_hours", ticket(overrides={"substitute_hours": 0})),
    case("overrides.rules.0.reply_hours", ticket(overrides={"rules": [{"rank": "company"}]})),
    case("calendar.27", ticket(calendar={"27": "unpublished"})),
    case("calendar.2027.off", ticket(calendar={"2027": {"off": ["2026-10-01"]}})),
    case("calendar.2027.work", ticket(calendar={"2027": {"off": ["2027-01-02"], "work": ["2027-01-02"]}})),
    case("friday", of("friday_cleaning", friday="2026-03-12")()),
    case("rings", of("hotline_call", rings=-1)()),
    case("missed_at", of("duty_phone", missed_at="25:00:00")()),
    case(
        "authority_working_days",
        of("government_referral", referral_received_on="2026-03-10")(authority_working_days=0),
    ),
    case(
        "authority_deadline_on",
        of("government_referral", referral_received_on="2026-03-10")(authority_deadline_on="2026-03-09"),
    ),
    case("tickets", of("halfyear_survey", distinct_customers=10)(tickets=9)),
    case("drawn", of("halfyear_survey", distinct_customers=10)(drawn=11)),
    case("period", of("halfyear_survey", distinct_customers=10)(period="2026-H3")),
    case("distinct_customers", of("halfyear_survey", period="2026-H1")(drawn=11)),
    case("complaint_count", of("report", report="RPT-01", period="2026-03-10")(complaint_count=-1)),
    case("period", of("report", report="RPT-01", period="2026-03")()),
    case("period", of("report", report="RPT-03", period="2026-03-10")()),
    case("period", of("report", report="RPT-03", period="2026-13")()),
    case("period", of("report", report="RPT-05", period="2026-H3")()),
    case("period", of("report", report="RPT-02", period="9999-12-31")()),
    case("period", of("report", report="RPT-03", period="2000-12")()),
    case("sent_at", of("report", report="RPT-03", period="2026-03")(sent_at="2026-02-28 23:59:59")),
    case("sent_at", of("return_case", parcel_received_at=BEGIN)(sent_at="2026-03-10 07:59:59")),
    case(
        "plan_issued_on",
        of("power_connection", supply_type="residential")(
            application_accepted_on="2026-03-10", plan_issued_on="2026-03-09"
        ),
    ),
    case(
        "events.1.at",
        of("feedback_slip")(
            events=[event("visitor_returned", BEGIN), event("slip_received", "2026-03-10 07:00")]
        ),
    ),
    case(
        "events.0.at",
        of("after_installation_call")(
            events=[event("call", "2026-03-10 07:00"), event("installation_end", BEGIN)]
        ),
    ),
    case(
        "events.0.at",
        of("delivery_call", delivered_on="2026-06-12")(events=[event("call", "2026-06-11 23:59:59")]),
    ),
    case(
        "events.0.at",
        of("government_referral", referral_received_on="2026-03-10", authority_working_days=3)(
            events=[event("reply", "2026-03-09 23:59:59")]
        ),
    ),
    case("delivered_on", of("delivery_call", delivered_on="2026-06-12T00:00:00+08:00")()),
    case("events.non_field_errors", ticket(events=[event("reply", "2026-03-10 09:00")] * 501)),
]


@pytest.mark.parametrize(("facts", "paths"), [*WORDS, *MISSING, *IMPOSSIBLE])
def test_named(ask: Ask, facts: dict[str, Any], paths: list[str]) -> None:
    answer = ask(facts)
    assert (answer.status_code, named(answer.json())) == (400, paths)


@pytest.mark.parametrize("body", ["[]", '"ticket"', "{", "null"])
def test_what_is_no_object_is_refused(ask: Ask, body: str) -> None:
    assert ask(body).status_code == 400
