"""Trying an operation and telling the person how it ended."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from org.operations.approvals import ApprovalRefused
from packs.operations import CannotActivate, DraftRefused, NotYours


def attempt(request: HttpRequest, act: Callable[[], Any], words: str) -> list[str]:
    """Carry it out and say so; otherwise what speaks against it, line by line. NotYours is a 403."""
    try:
        act()
    except NotYours as error:
        raise PermissionDenied(str(error)) from error
    except CannotActivate as error:
        return [f"{fault.field}：{fault.words}" if fault.field else fault.words for fault in error.faults]
    except (DraftRefused, ApprovalRefused) as error:
        return [str(error)]
    messages.success(request, words)
    return []
