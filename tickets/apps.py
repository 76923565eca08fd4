from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class TicketsConfig(RoomConfig):
    name = "tickets"
    verbose_name = _("工单")
