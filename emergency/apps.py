from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class EmergencyConfig(RoomConfig):
    name = "emergency"
    verbose_name = _("应急")
