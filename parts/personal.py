"""What was written about customers when units were lent to them."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from parts.models import Loan, StandbyMove, StandbyOrder

HOLDINGS = (
    Holding(Loan, _("借用"), ("condition_out", "condition_back"), paths=("customer",)),
    Holding(StandbyOrder, _("备用机申请"), ("reason",), paths=("customer",)),
    Holding(StandbyMove, _("备用机变动"), ("note",), streams=("about",)),
)

declare("parts", 65, HOLDINGS)
