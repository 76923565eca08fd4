from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class PartsConfig(RoomConfig):
    name = "parts"
    verbose_name = _("备件")
