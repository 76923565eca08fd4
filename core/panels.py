"""Rendering what other rooms put on a page through a door."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from core.doors import Door, Panel


def render(door: Door[Panel], obj: Any, request: HttpRequest) -> list[str]:
    """The panels of a page in order; a panel without context for this person is left out."""
    shown = ((panel, panel.context(obj, request.user)) for panel in door)
    return [
        render_to_string(panel.template, context, request) for panel, context in shown if context is not None
    ]
