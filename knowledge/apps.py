from django.utils.translation import gettext_lazy as _

from core.apps import RoomConfig


class KnowledgeConfig(RoomConfig):
    name = "knowledge"
    verbose_name = _("知识与话术")
