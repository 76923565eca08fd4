"""Registers of the organisation in the admin."""

from django.contrib import admin
from django.http import HttpRequest

from core.register_admin import RegisterAdmin
from org.models import Skill, Unit


@admin.register(Skill)
class SkillAdmin(RegisterAdmin):
    list_display = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(Unit)
class UnitAdmin(RegisterAdmin):
    """To be read; units are kept on their own page, which records their history."""

    list_display = ["code", "name", "kind", "parent", "is_active"]
    list_filter = ["kind"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return False
