"""What other rooms ask and tell at the desk."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string

from core.doors import INTAKE_PARTS, IntakePart
from tickets.operations.intake import Intake, Preview


class Asked(NamedTuple):
    """A part with its form."""

    part: IntakePart
    form: Any

    @property
    def given(self) -> dict[str, Any]:
        """What is filled in so far."""
        return {
            name: value
            for name, value in getattr(self.form, "cleaned_data", {}).items()
            if value not in (None, "")
        }


def asked(data: Any = None, initial: Mapping[str, Any] | None = None) -> list[Asked]:
    """The parts of the desk, bound to what was sent, or to be filled in."""
    found = [Asked(part, part.form(data, initial=initial)) for part in INTAKE_PARTS]
    for one in found:
        one.form.is_valid()
    return found


def cards(request: HttpRequest, intake: Intake, preview: Preview, parts: Sequence[Asked]) -> list[str]:
    """What the parts tell beside the promised times."""
    shown = ((one.part, one.part.context(intake, preview, one.given)) for one in parts)
    return [
        render_to_string(part.template, context, request) for part, context in shown if context is not None
    ]
