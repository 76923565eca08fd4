"""Taking in a request: from what the desk typed to a ticket with running promises (INT, CMP-01)."""

from tickets.operations.intake.form import Intake, Rescue
from tickets.operations.intake.preview import Preview, preview
from tickets.operations.intake.registering import register, register_imported, register_within, take_in

__all__ = [
    "Intake",
    "Preview",
    "Rescue",
    "preview",
    "register",
    "register_imported",
    "register_within",
    "take_in",
]
