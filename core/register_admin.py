"""Registers without a screen of their own: kept in Django's admin, which deletes nothing."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from core.operations import save_record


class RegisterSite(admin.AdminSite):
    """For administrators; everybody signs in and changes the password on the pages of the house."""

    site_header = _("基础资料登记表")
    site_title = _("基础资料登记表")
    index_title = _("选择要维护的登记表")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take registers of the house only; what other packages bring has no page here."""
        if admin_class and issubclass(admin_class, RegisterAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        raise PermissionDenied

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("org:home")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("org:password")


class RegisterAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Base of all registers: add and change through the one operation, delete never."""

    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        save_record(obj)
