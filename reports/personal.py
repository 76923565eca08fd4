"""Personal values of customers in the lessons that reports tell of single cases."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from reports.models import Case

HOLDINGS = (Holding(Case, _("案例"), ("lesson",), paths=("ticket__customer",)),)

declare("reports", 90, HOLDINGS)
