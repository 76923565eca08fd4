"""Registers of reports without a screen of their own."""

from django.contrib import admin

from core.register_admin import RegisterAdmin
from reports.models import Receiver


@admin.register(Receiver)
class ReceiverAdmin(RegisterAdmin):
    """Who gets the reports that leave the house (RPT-06, RPT-07)."""

    list_display = ("slot", "user", "email")
