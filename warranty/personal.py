"""Personal values of customers in claims: free words; verdicts hold none."""

from django.utils.translation import gettext_lazy

from core.erasing import Holding, declare
from warranty import models

HOLDINGS = (
    Holding(models.Claim, gettext_lazy("质保申请"), ("cause_detail",), paths=("ticket__customer",)),
    Holding(models.Quotation, gettext_lazy("维修报价"), ("note",), paths=("ticket__customer",)),
    Holding(models.Override, gettext_lazy("改判理由"), ("reason",), paths=("judgement__ticket__customer",)),
)

declare("warranty", 65, HOLDINGS)
