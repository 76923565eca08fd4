from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class WorkforceConfig(RoomConfig):
    name = "workforce"
    verbose_name = _("员工与现场管理")
