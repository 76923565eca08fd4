"""Personal values of customers in work orders, visits, papers and posts from phones."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from dispatch import models

ORDER = ("order__ticket__customer",)
VISIT = ("visit__order__ticket__customer",)


def of_order(model: type, words: object, *columns: str) -> Holding:
    return Holding(model, words, columns, paths=ORDER)


def of_visit(model: type, words: object, *columns: str) -> Holding:
    return Holding(model, words, columns, paths=VISIT)


HOLDINGS = (
    Holding(
        models.WorkOrder,
        _("派工单"),
        ("instruction", "content", "suggestion", "revisit_reason", "end_reason"),
        paths=("ticket__customer",),
    ),
    of_order(models.Visit, _("上门"), "outcome_note", "no_unit_reason"),
    of_order(models.ServiceReport, _("服务报告"), "cause", "solution", "opinion"),
    of_order(models.RepairFile, _("维修档案"), "fault", "work"),
    of_order(models.Signature, _("签字"), "signer"),
    of_order(models.Refusal, _("拒签"), "reason"),
    of_order(models.TripReport, _("出差报告"), "content", "problems", "root_cause", "lesson"),
    of_order(models.QualityFlag, _("质量疑点"), "words"),
    of_order(models.LedgerLine, _("台账"), "matter"),
    of_order(models.PhonePost, _("手机补传"), "fields", "reason", "decision"),
    of_visit(models.Finding, _("现场检查"), "contact_person", "findings", "proposal"),
    of_visit(models.Mismatch, _("与报修不符"), "reported", "actual", "action"),
    of_visit(models.Escalation, _("现场升级"), "problem", "plan"),
    of_visit(models.StepOut, _("离开现场"), "note"),
    of_visit(models.WorkItem, _("追加项目"), "words", "note"),
    of_visit(models.HelpStep, _("求助"), "words"),
)

declare("dispatch", 70, HOLDINGS)
