"""Personal values of customers in callbacks, visits, slips and surveys."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from followups import models

CALL = ("call__customer",)
CALL_TICKET = ("call__ticket",)
VISIT = ("visit__customer",)
HOLDINGS = (
    Holding(
        models.Delivery,
        _("交付"),
        ("order_number", "goods"),
        paths=("customer",),
        instead={"order_number": ""},
    ),
    Holding(models.Call, _("回访"), ("opinion",), paths=("customer",), tickets=("ticket",)),
    Holding(models.Attempt, _("回访联系"), ("note",), paths=CALL, tickets=CALL_TICKET),
    Holding(
        models.InstallationNote,
        _("安装回访记录"),
        ("name", "phone", "contract_number", "address", "evaluation"),
        paths=CALL,
        tickets=CALL_TICKET,
    ),
    Holding(
        models.RegularAnswers,
        _("定期回访记录"),
        ("knowledge", "fit", "attitude", "wishes"),
        paths=CALL,
        tickets=CALL_TICKET,
    ),
    Holding(models.Interview, _("调查访问"), ("opinion",), paths=("line__customer",)),
    Holding(models.Visit, _("客户走访"), ("heard", "cancel_reason"), paths=("customer",)),
    Holding(models.TopicFinding, _("走访内容"), ("note",), paths=VISIT),
    Holding(
        models.Slip,
        _("反馈单"),
        ("filled_in", "signer", "commitment", "service", "accepted_signer"),
        paths=VISIT,
    ),
)

declare("followups", 80, HOLDINGS)
