from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class OrgConfig(RoomConfig):
    name = "org"
    verbose_name = _("组织")
