"""Turning what an operation refuses into an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.attachments import BadFile
from core.idempotency import KeyReused
from dispatch.errors import DispatchRefused, SamePerson, Stale
from org.operations.approvals import AlreadyDecided
from org.operations.approvals import SamePerson as OwnRequest
from parts.operations import errors as parts
from tickets.operations import errors as tickets

TOO_LATE = (Stale, tickets.Stale, tickets.WrongMove, parts.Stale, AlreadyDecided, KeyReused)
NOT_YOU = (SamePerson, OwnRequest, tickets.NotAllowed)
REFUSED = (DispatchRefused, tickets.TicketRefused, parts.PartsRefused, BadFile)


class TooLate(Exception):
    """The other one won; the message is for the person who lost."""


@contextmanager
def refusals(form: forms.Form) -> Iterator[None]:
    """Runs an operation: what it refuses becomes 403, TooLate, or an error of the form."""
    try:
        yield
    except NOT_YOU as error:
        raise PermissionDenied(str(error)) from error
    except TOO_LATE as error:
        words = (
            _("这次提交已处理过，内容不同的再次提交不会生效。")
            if isinstance(error, KeyReused)
            else str(error)
        )
        raise TooLate(words) from error
    except REFUSED as error:
        form.add_error(None, str(error))


def conflict(request: HttpRequest, error: TooLate, back: str) -> HttpResponse:
    """409 in words, with the way to the present state."""
    return render(request, "dispatch/conflict.html", {"words": str(error), "back": back}, status=409)
