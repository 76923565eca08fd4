from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class CustomersConfig(RoomConfig):
    name = "customers"
    verbose_name = _("客户与产品")
