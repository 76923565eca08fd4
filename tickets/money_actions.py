"""What can be done about money and redress from the ticket's page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tickets import permissions
from tickets.actions import Action, is_open, run
from tickets.enums import Status
from tickets.forms import money
from tickets.models import RepeatRepair, Ticket
from tickets.operations import again, compensation, consents, receipts, redress
from tickets.operations.hotline import charges


def _unfinished(ticket: Ticket) -> bool:
    return ticket.status not in (Status.ARCHIVED, Status.CANCELLED)


def is_repeat(ticket: Ticket) -> bool:
    return RepeatRepair.objects.filter(ticket=ticket.pk).exists()


def _damage(ticket: Ticket, user: Any, at: Any, data: Any) -> Any:
    return redress.record_damage(ticket=ticket, broken=redress.Broken(**data), by=user, at=at)


ACTIONS: list[Action] = [
    Action(
        "quotes", _("报价"), "receipt", money.QuoteForm,
        permissions.can_append, is_open, run(charges.quote), _("报价已登记。"),
    ),
    Action(
        "charges", _("登记收费"), "coin", money.ChargeForm,
        permissions.can_charge, lambda _ticket: True, run(charges.charge), _("收费已登记。"),
    ),
    Action(
        "receipts", _("收款开收据"), "cash", money.ReceiptForm,
        permissions.can_collect, _unfinished, run(receipts.receive), _("收款已登记，收据可打印。"),
    ),
    Action(
        "visit-consent", _("告知有偿上门并登记答复"), "checks", money.VisitConsentForm,
        permissions.can_log_contact, is_open, run(consents.record_visit_consent), _("客户答复已登记。"),
    ),
    Action(
        "visit-consent-request", _("发链接请客户确认有偿上门"), "send", money.VisitConsentRequestForm,
        permissions.can_send_link, is_open, run(consents.ask_visit_consent), _("已请客户通过链接确认。"),
    ),
    Action(
        "redress", _("记录致歉、说明或安抚"), "heart-handshake", money.RedressForm,
        permissions.can_redress, _unfinished, run(redress.note_redress), _("已记录。"),
    ),
    Action(
        "compensation", _("申请赔付"), "coin", money.CompensationForm,
        permissions.can_redress, _unfinished, run(compensation.ask), _("赔付申请已按金额提交审批。"),
    ),
    Action(
        "damages", _("登记客户财物损坏"), "hammer", money.DamageForm,
        permissions.can_redress, _unfinished, _damage, _("损坏记录已保存，致歉已记录，赔偿已提交审批。"),
    ),
]  # fmt: skip
REPEAT = Action(
    "repeat-cause", _("返修原因"), "refresh", money.RepeatCauseForm,
    permissions.can_log_contact, is_repeat, run(again.give_cause), _("返修原因已保存。"),
)  # fmt: skip
