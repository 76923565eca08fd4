"""Personal values of customers in requests: all that was written about them, and what was imported."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.doors import RETENTIONS, Block, Retention
from core.erasing import Holding, Subject, declare
from tickets import models
from tickets.operations.retention import drop_drafts, forget_tickets
from tickets.queries.retention import old_drafts, old_services, old_vehicle_repairs
from tickets.transitions import CLOSED

TICKET = ("ticket__customer",)


def of_ticket(model: type, words: object, *columns: str) -> Holding:
    return Holding(model, words, columns, paths=TICKET)


def of_complaint(model: type, words: object, *columns: str) -> Holding:
    return Holding(model, words, columns, paths=("complaint__ticket__customer",))


HOLDINGS = (
    Holding(models.Ticket, gettext_lazy("工单"), ("description",), paths=("customer",), tickets=("pk",)),
    of_ticket(models.TicketSearch, gettext_lazy("搜索词"), "tokens"),
    of_ticket(
        models.Complaint,
        gettext_lazy("投诉"),
        *("demand", "evidence", "cause", "opinion", "outcome", "answer"),
    ),
    of_complaint(models.ComplaintFact, gettext_lazy("核实记录"), "text"),
    of_complaint(models.Penalty, gettext_lazy("处罚"), "reason"),
    of_complaint(models.Referral, gettext_lazy("主管部门转办"), "resolution", "reply"),
    of_ticket(models.ContactLog, gettext_lazy("联系记录"), "note"),
    of_ticket(models.Note, gettext_lazy("备注"), "text"),
    of_ticket(models.Reclassification, gettext_lazy("改判"), "reason"),
    of_ticket(models.Reopening, gettext_lazy("重开"), "reason"),
    of_ticket(models.TicketMerge, gettext_lazy("合并"), "reason"),
    of_ticket(models.Statement, gettext_lazy("对外说明"), "text"),
    of_ticket(models.CustomerMessage, gettext_lazy("发给客户的内容"), "text"),
    of_ticket(models.Commitment, gettext_lazy("承诺"), "words"),
    of_ticket(models.Charge, gettext_lazy("收费"), "note"),
    of_ticket(models.Receipt, gettext_lazy("收据"), "note"),
    of_ticket(models.Damage, gettext_lazy("财物损坏"), "thing", "words"),
    of_ticket(models.Redress, gettext_lazy("致歉与安抚"), "words"),
    of_ticket(models.Compensation, gettext_lazy("赔付"), "words", "reference"),
    of_ticket(models.VisitConsent, gettext_lazy("有偿上门同意"), "given_by"),
    of_ticket(models.RepeatRepair, gettext_lazy("重复维修"), "words"),
    of_ticket(models.RescueSlip, gettext_lazy("救援单"), "plate"),
    of_ticket(models.Visitor, gettext_lazy("来访"), "name"),
    Holding(models.Repeat, gettext_lazy("再次来电"), ("text",), paths=(*TICKET, "contact__customer")),
    Holding(models.Alarm, gettext_lazy("设备告警"), ("message",), paths=("case__ticket__customer",)),
    Holding(models.Call, gettext_lazy("通话"), ("caller",), paths=TICKET, known=("caller",)),
    Holding(models.IntakeDraft, gettext_lazy("受理草稿"), ("title", "data"), inside=("data",)),
    Holding(
        models.Letter,
        gettext_lazy("来信"),
        ("sender", "phone", "content", "fax_number"),
        paths=("customer", *TICKET),
        known=("phone", "fax_number"),
    ),
    Holding(
        models.Reply, gettext_lazy("回信"), ("text",), paths=("letter__customer", "letter__ticket__customer")
    ),
    Holding(models.ImportRow, gettext_lazy("导入行"), ("cells", "words"), paths=TICKET, inside=("cells",)),
)


def still_open(subject: Subject) -> list[Block]:
    """Whose request is still in hand cannot be forgotten."""
    rows = models.Ticket.objects.filter(customer__in=subject.ids).exclude(status__in=CLOSED)
    number = rows.values_list("stream__number", flat=True).order_by("pk").first()
    if number is None:
        return []
    return [Block("open_ticket", _("工单 %(number)s 尚未结束，结束后才能匿名化。") % {"number": number})]


declare("tickets", 60, HOLDINGS, blocks=still_open)
RETENTIONS.register(
    Retention(
        "vehicle_repair",
        gettext_lazy("车辆维修记录"),
        10,
        "vehicle_repair_months",
        old_vehicle_repairs,
        forget_tickets,
    )
)
RETENTIONS.register(
    Retention("service", gettext_lazy("投诉与服务记录"), 20, "service_months", old_services, forget_tickets)
)
RETENTIONS.register(
    Retention("draft", gettext_lazy("未提交的草稿"), 30, "draft_days", old_drafts, drop_drafts)
)
