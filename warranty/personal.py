"""Personal values of customers in claims and cases: free words, numbers of parcels; verdicts hold none."""

from django.utils.translation import gettext_lazy

from core.erasing import Holding, declare
from warranty import models

OF_CASE = ("case__ticket__customer",)
HOLDINGS = (
    Holding(models.Claim, gettext_lazy("质保申请"), ("cause_detail",), paths=("ticket__customer",)),
    Holding(models.Quotation, gettext_lazy("维修报价"), ("note",), paths=("ticket__customer",)),
    Holding(models.Override, gettext_lazy("改判理由"), ("reason",), paths=("judgement__ticket__customer",)),
    Holding(models.Case, gettext_lazy("退换与返修"), ("note", "cancel_reason"), paths=("ticket__customer",)),
    Holding(models.Parcel, gettext_lazy("退换包裹"), ("carrier", "tracking"), paths=OF_CASE),
    Holding(models.Appraisal, gettext_lazy("退换鉴定"), ("note",), paths=OF_CASE),
    Holding(models.CaseCost, gettext_lazy("退换费用"), ("note",), paths=OF_CASE),
)

declare("warranty", 65, HOLDINGS)
