"""The subjects this room answers by itself."""

from deadlines.preview.activation import pack_activation
from deadlines.preview.dated import (
    drill,
    duty_phone,
    friday_cleaning,
    government_referral,
    hotline_call,
    power_connection,
    project_handover,
    return_case,
    tour,
)
from deadlines.preview.subjects import register_subject
from deadlines.preview.ticket import ticket


def register() -> None:
    """Make them known; called when the app loads."""
    register_subject("ticket", ticket, dated_by=("received_at",))
    register_subject("pack_activation", pack_activation)
    register_subject(
        "government_referral", government_referral, dated_by=("received_at", "referral_received_on")
    )
    register_subject("hotline_call", hotline_call)
    register_subject("duty_phone", duty_phone)
    register_subject("tour", tour, dated_by=("departure_on",))
    register_subject(
        "project_handover", project_handover, dated_by=("acceptance_actual_on", "acceptance_planned_on")
    )
    register_subject("power_connection", power_connection, dated_by=("application_accepted_on",))
    register_subject("drill", drill, dated_by=("last_drill_on",))
    register_subject("friday_cleaning", friday_cleaning, dated_by=("friday",))
    register_subject("return_case", return_case, dated_by=("parcel_received_at",))
