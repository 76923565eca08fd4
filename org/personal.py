"""Personal values of customers in approvals."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from org.models import Approval

HOLDINGS = (Holding(Approval, _("审批"), ("reason", "note"), streams=("stream",)),)

declare("org", 20, HOLDINGS)
