"""Personal values in the requests themselves."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from privacy.models import RightsRequest
from privacy.operations.copies import remove_copies

HOLDINGS = (Holding(RightsRequest, _("个人信息请求"), ("details", "answer"), paths=("customer",)),)

declare("privacy", 85, HOLDINGS, first=remove_copies)
