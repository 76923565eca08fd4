"""Fault categories are a plain register without a screen of their own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core.register_admin import RegisterAdmin
from tickets.models import ChargeCategory, FaultCategory
from tickets.operations import categories


@admin.register(ChargeCategory)
class ChargeCategoryAdmin(RegisterAdmin):
    """The four kinds of service charges; their names are the company's (INT-31)."""

    list_display = ["code", "name", "rank", "is_active"]


@admin.register(FaultCategory)
class FaultCategoryAdmin(RegisterAdmin):
    """Saved with the search initials of the name."""

    list_display = ["code", "name", "parent", "skill", "is_active"]
    list_filter = ["is_active", "skill"]
    search_fields = ["code", "name"]

    def save_model(self, _request: HttpRequest, obj: FaultCategory, _form: Any, _change: bool) -> None:
        categories.keep(obj)
