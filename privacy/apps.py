from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class PrivacyConfig(RoomConfig):
    name = "privacy"
    verbose_name = _("个人信息保护")
