"""Subjects of dates and counts: calls, slips, referrals, tours, handovers, supply plans, drills, returns."""

from typing import Any

import pytest

from tests.deadlines.preview.conftest import Ask
from tests.deadlines.preview.rows import check, event, of, row

slip = of("feedback_slip")
installed = of("after_installation_call")
AFTER = {"after_installation_call_mode": "after_24h"}
delivered = of("delivery_call", delivered_on="2026-06-12")
referral = of("government_referral", referral_received_on="2026-09-28", authority_working_days=7)
april = of("government_referral", referral_received_on="2026-03-31", authority_working_days=7)
call = of("hotline_call")
phone = of("duty_phone")
tour = of("tour", departure_on="2026-06-22")
handover = of("project_handover")
power = of("power_connection")
survey = of("halfyear_survey")
parcel = of("return_case", parcel_received_at="2026-09-23 10:00")
END = event("installation_end", "2026-06-18 15:20")


def told(at: str, result: str | None = None) -> dict[str, Any]:
    return event("call", at, **({"result": result} if result else {}))


def notices(kind: str, *days: str) -> list[dict[str, Any]]:
    return [{"type": kind, "on": day} for day in days]


FOLLOW_UP = [
    row(
        "commitment after the slip",
        slip(events=[event("slip_received", "2026-03-13 16:00")]),
        "SLA-14",
        kinds=["commitment"],
        commitment={"due": "2026-03-15 16:00"},
    ),
    row(
        "slip after the return",
        slip(events=[event("visitor_returned", "2026-03-13 18:30")]),
        "SLA-15",
        kinds=["slip"],
        slip={"due": "2026-03-14 06:30", "breached": False},
    ),
    row(
        "slip one second late",
        slip(
            events=[
                event("visitor_returned", "2026-03-13 18:30"),
                event("slip_received", "2026-03-14 06:30:01"),
            ]
        ),
        slip={"breached": True, "late_by_s": 1},
        commitment={"due": "2026-03-16 06:30:01"},
    ),
    row(
        "slip in time",
        slip(
            events=[
                event("visitor_returned", "2026-03-13 18:30"),
                event("slip_received", "2026-03-14 06:30"),
                event("commitment", "2026-03-16 06:30"),
            ]
        ),
        slip={"breached": False},
        commitment={"breached": False, "met_at": "2026-03-16 06:30"},
    ),
    row(
        "the shop's figures are the same",
        slip(pack="wardrobe_store", events=[event("slip_received", "2026-03-13 16:00")]),
        commitment={"due": "2026-03-15 16:00", "pack": "wardrobe_store v1", "source": "003§5-二-3"},
    ),
    row(
        "call within a day of the installation",
        installed(events=[END]),
        "SLA-16",
        after_installation_call={"due": "2026-06-19 15:20", "not_before": None, "breached": False},
        flags={"call_too_early": False},
    ),
    row(
        "called at the last second",
        installed(events=[END, told("2026-06-19 15:20")]),
        after_installation_call={"breached": False, "met_at": "2026-06-19 15:20"},
    ),
    row(
        "called a second late",
        installed(events=[END, told("2026-06-19 15:20:01")]),
        after_installation_call={"breached": True, "late_by_s": 1},
    ),
    row(
        "not before a day has passed",
        installed(events=[END], overrides=AFTER),
        after_installation_call={"due": "2026-06-20 15:20", "not_before": "2026-06-19 15:20"},
    ),
    row(
        "called too early",
        installed(events=[END, told("2026-06-19 15:19:59")], overrides=AFTER),
        after_installation_call={"met_at": None, "breached": False},
        flags={"call_too_early": True},
    ),
    row(
        "called on the first second",
        installed(events=[END, told("2026-06-19 15:20")], overrides=AFTER),
        after_installation_call={"met_at": "2026-06-19 15:20", "breached": False},
        flags={"call_too_early": False},
    ),
    row(
        "too early and again too late",
        installed(events=[END, told("2026-06-18 16:00"), told("2026-06-20 15:20:01")], overrides=AFTER),
        after_installation_call={"breached": True, "late_by_s": 1},
        flags={"call_too_early": True},
    ),
    row(
        "a call that reached nobody",
        installed(events=[END, told("2026-06-19 15:20:01", "unreachable")]),
        after_installation_call={"met_at": None, "breached": True, "late_by_s": 1},
    ),
    row(
        "nobody reached yet",
        installed(events=[END, told("2026-06-19 10:00", "unreachable")]),
        after_installation_call={"met_at": None},
    ),
    row(
        "within a week of delivery",
        delivered(),
        "SLA-17",
        kinds=["delivery_call"],
        delivery_call={"due": "2026-06-20 00:00", "last_day": "2026-06-19"},
    ),
    row(
        "called on the last evening",
        delivered(events=[told("2026-06-19 23:59:59", "satisfied")]),
        kinds=["delivery_call"],
        delivery_call={"breached": False},
    ),
    row(
        "called on the eighth day",
        delivered(events=[told("2026-06-20 00:00", "satisfied")]),
        delivery_call={"breached": True},
    ),
    row(
        "not satisfied before the dragon boat festival",
        delivered(events=[told("2026-06-18 10:00", "not_satisfied")]),
        next_delivery_call={"due": "2026-06-23 00:00", "last_day": "2026-06-22"},
        delivery_call={"breached": False, "met_at": "2026-06-18 10:00"},
    ),
    row(
        "repeated until satisfied",
        delivered(
            events=[
                told("2026-06-15 10:00", "not_satisfied"),
                told("2026-06-16 10:00", "not_satisfied"),
                told("2026-06-17 10:00", "satisfied"),
            ]
        ),
        kinds=["delivery_call", "next_delivery_call", "next_delivery_call_2"],
        next_delivery_call={"last_day": "2026-06-16", "breached": False},
        next_delivery_call_2={"last_day": "2026-06-17", "breached": False},
    ),
    row(
        "the next call is provisional in an unpublished year",
        of("delivery_call", delivered_on="2026-12-28")(events=[told("2026-12-31 10:00", "not_satisfied")]),
        next_delivery_call={"last_day": "2027-01-01", "provisional": True},
    ),
    row(
        "a fifth of 137 customers",
        survey(distinct_customers=137, drawn=28, tickets=300),
        flags={"sample_required": 28, "sufficient": True},
    ),
    row("one too few", survey(distinct_customers=137, drawn=27), flags={"sufficient": False}),
    row(
        "exactly a fifth",
        survey(distinct_customers=100, drawn=20),
        flags={"sample_required": 20, "sufficient": True},
    ),
    row(
        "the first half's report in the middle of July",
        survey(period="2026-H1", distinct_customers=137, drawn=28),
        report={"due": "2026-07-16 00:00", "last_day": "2026-07-15", "reminder_at": "2026-07-15 09:00"},
        flags={"sample_required": 28, "sufficient": True},
    ),
    row("the second half's in January", survey(period="2026-H2"), report={"due": "2027-01-16 00:00"}),
    row("less than a fifth", survey(distinct_customers=100, drawn=19), flags={"sufficient": False}),
    row(
        "of one customer one", survey(distinct_customers=1), flags={"sample_required": 1, "sufficient": None}
    ),
    row(
        "of none none",
        survey(distinct_customers=0, drawn=0),
        flags={"sample_required": 0, "sufficient": True},
    ),
]

AUTHORITIES = [
    row(
        "seven working days over the national day",
        referral(),
        "CMP-09",
        authority_deadline={"due": "2026-10-14 00:00", "last_day": "2026-10-13", "provisional": False},
        meeting_warning={"at": "2026-10-12 09:00", "due": "2026-10-12 09:00"},
        flags={"reply_locked": True},
    ),
    row("locked without resolution", referral(meeting_resolution=False), flags={"reply_locked": True}),
    row(
        "free after the resolution",
        referral(meeting_resolution=True),
        kinds=["authority_deadline"],
        flags={"reply_locked": False},
    ),
    row(
        "no reply to the authority before the resolution",
        referral(events=[event("reply", "2026-10-12 15:00")]),
        refused=[["send", "no_resolution", "meeting_resolution"]],
        authority_deadline={"breached": False, "met_at": None},
        flags={"reply_locked": True},
    ),
    row(
        "a refused reply keeps no deadline",
        referral(events=[event("reply", "2026-10-14 00:00")]),
        refused=[["send", "no_resolution", "meeting_resolution"]],
        authority_deadline={"breached": True, "met_at": None},
    ),
    row(
        "replied on the last day",
        referral(meeting_resolution=True, events=[event("reply", "2026-10-13 23:59:59")]),
        authority_deadline={"breached": False, "met_at": "2026-10-13 23:59:59"},
    ),
    row(
        "replied the day after",
        referral(meeting_resolution=True, events=[event("reply", "2026-10-14 00:00:01")]),
        authority_deadline={"breached": True, "late_by_s": 1},
    ),
    row(
        "the complainant may be answered meanwhile",
        april(received_at="2026-04-10 09:00", urgency="general", events=[event("reply", "2026-04-10 10:00")]),
        reply={"met_at": "2026-04-10 10:00"},
        authority_deadline={"met_at": None},
        flags={"reply_locked": True},
    ),
    row(
        "warned on the Friday before a Monday",
        of("government_referral", referral_received_on="2026-03-12", authority_working_days=2)(),
        authority_deadline={"last_day": "2026-03-16"},
        meeting_warning={"at": "2026-03-13 09:00"},
    ),
    row(
        "warned on a make up workday",
        of("government_referral", referral_received_on="2026-05-08", authority_working_days=2)(),
        authority_deadline={"last_day": "2026-05-11"},
        meeting_warning={"at": "2026-05-09 09:00"},
    ),
    row(
        "the authority's day comes before the company's",
        april(received_at="2026-04-10 09:00", urgency="general"),
        "SLA-34",
        complete={"due": "2026-04-13 09:00"},
        authority_deadline={"last_day": "2026-04-10", "due": "2026-04-11 00:00"},
        meeting_warning={"at": "2026-04-09 09:00"},
    ),
    row(
        "the company's end comes before the authority's",
        april(received_at="2026-04-04 09:00", urgency="general"),
        complete={"due": "2026-04-07 09:00"},
        meeting_warning={"at": "2026-04-03 09:00"},
    ),
    row(
        "a deadline in an unpublished year",
        of("government_referral", referral_received_on="2026-12-30", authority_working_days=3)(),
        authority_deadline={"last_day": "2027-01-04", "provisional": True},
        meeting_warning={"provisional": True, "at": "2027-01-01 09:00"},
    ),
    row(
        "an authority that names the day",
        of("government_referral", referral_received_on="2026-04-01", authority_deadline_on="2026-04-10")(),
        authority_deadline={"due": "2026-04-11 00:00"},
        meeting_warning={"at": "2026-04-09 09:00"},
    ),
]

PHONES = [
    row("third ring", call(rings=3), flags={"in_time": True}),
    row("fourth ring", call(rings=4), flags={"in_time": False}),
    row("fifteen seconds", call(rings=None, answered_after_seconds=15), flags={"in_time": True}),
    row("sixteen seconds", call(answered_after_seconds=16), flags={"in_time": False}),
    row("rings say more than seconds", call(rings=3, answered_after_seconds=20), flags={"in_time": True}),
    row("late by rings", call(rings=4, answered_after_seconds=10), flags={"in_time": False}),
    row("missed at 21:59", phone(missed_at="21:59:00"), flags={"counts": True}),
    row("missed at 22:01", phone(missed_at="22:01:00"), flags={"counts": False}),
    row("the last minute is included", phone(missed_at="22:00:59"), flags={"counts": True}),
    row("the first minute is included", phone(missed_at="08:00:00"), flags={"counts": True}),
    row("before the first minute", phone(missed_at="07:59:59"), flags={"counts": False}),
    row("with a reason", phone(missed_at="12:00:00", with_reason=True), flags={"counts": False}),
    row("without a reason", phone(missed_at="12:00:00", with_reason=False), flags={"counts": True}),
]

DAYS = [
    row(
        "windows of a tour",
        tour(),
        first_contact={"window_from": "2026-06-17", "window_to": "2026-06-19"},
        second_notice={"window_from": "2026-06-20", "window_to": "2026-06-21"},
        flags={"first_contacts_outside": [], "second_notices_outside": []},
    ),
    row(
        "notices outside their days",
        tour(events=notices("second_notice", "2026-06-19", "2026-06-20", "2026-06-21", "2026-06-22")),
        second_notice={"breached": False},
        flags={"second_notices_outside": ["2026-06-19", "2026-06-22"]},
    ),
    row(
        "first contacts outside their days",
        tour(events=notices("first_contact", "2026-06-16", "2026-06-17", "2026-06-19", "2026-06-20")),
        flags={"first_contacts_outside": ["2026-06-16", "2026-06-20"]},
    ),
    row(
        "windows over the turn of the month",
        of("tour", departure_on="2026-03-02")(),
        first_contact={"window_from": "2026-02-25", "window_to": "2026-02-27"},
        second_notice={"window_from": "2026-02-28", "window_to": "2026-03-01"},
    ),
    row(
        "after-sales joins a month before",
        handover(acceptance_planned_on="2026-07-31", acceptance_actual_on="2026-08-03"),
        after_sales_joins={"last_day": "2026-06-30", "due": "2026-07-01 00:00"},
        handover={"last_day": "2026-08-17", "due": "2026-08-18 00:00", "overdue_from": "2026-08-18 00:00"},
    ),
    row(
        "a month before the end of March",
        handover(acceptance_planned_on="2026-03-31"),
        kinds=["after_sales_joins"],
        after_sales_joins={"last_day": "2026-02-28"},
    ),
    row(
        "handover open on the day after",
        handover(acceptance_actual_on="2026-08-03"),
        kinds=["handover"],
        handover={"overdue_from": "2026-08-18 00:00"},
    ),
    row(
        "two months to the end of February",
        power(supply_type="hv_dual", application_accepted_on="2026-12-31"),
        supply_plan={"last_day": "2027-02-28", "due": "2027-03-01 00:00", "provisional": False},
    ),
    row(
        "one month for a single supply",
        power(supply_type="hv_single", application_accepted_on="2026-01-31"),
        supply_plan={"last_day": "2026-02-28"},
    ),
    row(
        "ten days at low voltage",
        power(supply_type="low_voltage", application_accepted_on="2026-04-25"),
        supply_plan={"last_day": "2026-05-05"},
    ),
    row(
        "five days for homes",
        power(supply_type="residential", application_accepted_on="2026-09-28", plan_issued_on="2026-10-03"),
        supply_plan={"last_day": "2026-10-03", "breached": False},
    ),
    row(
        "a plan a day late",
        power(supply_type="residential", application_accepted_on="2026-09-28", plan_issued_on="2026-10-04"),
        supply_plan={"breached": True},
    ),
    row(
        "a plan runs out after three months",
        power(supply_type="low_voltage", plan_issued_on="2026-03-10"),
        plan_expiry={"last_day": "2026-06-10", "due": "2026-06-11 00:00"},
        plan_extension_request={"last_day": "2026-05-31"},
        plan_objection={"last_day": "2026-04-10"},
    ),
    row(
        "a plan at high voltage lasts a year",
        power(supply_type="hv_dual", plan_issued_on="2028-02-29"),
        plan_expiry={"last_day": "2029-02-28"},
        plan_extension_request={"last_day": "2029-02-18"},
    ),
    row(
        "design review at low voltage",
        power(supply_type="low_voltage", design_documents_received_on="2026-04-25"),
        kinds=["design_review"],
        design_review={"last_day": "2026-05-05"},
    ),
    row(
        "the next drill after the end of February",
        of("drill", last_drill_on="2026-02-28")(),
        drill={"last_day": "2026-08-28", "overdue_from": "2026-08-29 00:00"},
    ),
    row(
        "the next drill after the end of August",
        of("drill", last_drill_on="2026-08-31")(),
        drill={"last_day": "2027-02-28", "overdue_from": "2027-03-01 00:00"},
    ),
    row(
        "a Friday off",
        of("friday_cleaning", friday="2026-05-01")(),
        flags={"done_on": "2026-04-30"},
    ),
    row(
        "a Friday in the national week",
        of("friday_cleaning", friday="2026-10-02")(),
        flags={"done_on": "2026-09-30"},
    ),
    row(
        "a Friday in the spring festival",
        of("friday_cleaning", friday="2026-02-20")(),
        flags={"done_on": "2026-02-14"},
    ),
    row("a plain Friday", of("friday_cleaning", friday="2026-03-13")(), flags={"done_on": "2026-03-13"}),
    row(
        "new goods within three days",
        parcel(),
        reship={"last_day": "2026-09-26", "due": "2026-09-27 00:00"},
    ),
    row(
        "appraisal is included",
        parcel(appraisal={"by": "company_engineer", "finding": "quality", "on": "2026-09-25"}),
        reship={"last_day": "2026-09-26"},
    ),
    row(
        "no fault, no new goods",
        parcel(appraisal={"by": "company_engineer", "finding": "not_quality"}),
        kinds=[],
    ),
    row("sent in time", parcel(sent_at="2026-09-26 23:59:59"), reship={"breached": False}),
    row(
        "sent at midnight",
        parcel(pack="phone_retail", sent_at="2026-09-27 00:00"),
        reship={"breached": True, "late_by_s": 0},
    ),
    row(
        "received at the turn of the month",
        of("return_case", parcel_received_at="2026-03-30 23:59:59")(),
        reship={"last_day": "2026-04-02", "due": "2026-04-03 00:00"},
    ),
]

ACTIVATIONS = [
    row(
        "a figure left blank",
        of("pack_activation", pack="tender_goods")(),
        "CNV-16",
        refused=[["activate", "blank", "substitute_hours"]],
    ),
    row(
        "left blank on purpose",
        of("pack_activation", pack="tender_goods", overrides={"substitute_hours": None})(),
        refused=[["activate", "blank", "substitute_hours"]],
    ),
    row("filled", of("pack_activation", pack="tender_goods", overrides={"substitute_hours": 24})()),
    *(
        row(f"{pack} is whole", of("pack_activation", pack=pack)())
        for pack in (
            "central_ac",
            "contractor_terms",
            "industrial",
            "network_247",
            "phone_retail",
            "power_connection",
            "precision_ac",
            "quality_promise",
            "service_levels_2026",
            "telematics",
            "vehicle_rescue",
            "vehicle_workshop",
            "wardrobe_store",
        )
    ),
]


@pytest.mark.parametrize(("facts", "expected"), [*FOLLOW_UP, *AUTHORITIES, *PHONES, *DAYS, *ACTIVATIONS])
def test_of_dates(ask: Ask, facts: dict[str, Any], expected: dict[str, Any]) -> None:
    check(ask(facts), expected)


@pytest.mark.requirement("SLA-19")
def test_by_rings_or_seconds(ask: Ask) -> None:
    facts = [call(rings=3), call(answered_after_seconds=15), call(rings=4), call(answered_after_seconds=16)]
    assert [ask(one).json()["flags"]["in_time"] for one in facts] == [True, True, False, False]


@pytest.mark.requirement("SLA-21")
def test_phones_are_on_from_eight_to_ten(ask: Ask) -> None:
    facts = [phone(missed_at=at) for at in ("21:59:00", "22:01:00")]
    assert [ask(one).json()["flags"]["counts"] for one in facts] == [True, False]
