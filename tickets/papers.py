"""What tickets print: the receipt."""

from django.utils.translation import gettext as _

from core.masks import mask_name
from core.money import in_words
from core.paper import Document, facts, pdf, signatures
from org.queries import group_unit
from tickets.models import Receipt


def receipt_pdf(receipt: Receipt) -> bytes:
    """A receipt or its counter-entry, with the amount in figures and in words."""
    ticket = receipt.ticket
    pairs = [
        (_("交款人"), mask_name(ticket.contact.name)),
        (_("工单号"), ticket.number),
        (_("金额"), f"¥{receipt.amount:,.2f}"),
        (_("大写"), in_words(receipt.amount)),
        (_("付款方式"), receipt.get_method_display()),
        (_("收款时间"), receipt.at),
        (_("收款人"), receipt.by.name if receipt.by else ""),
        (_("冲正收据"), receipt.corrects.number if receipt.corrects else _("无")),
        (_("说明"), receipt.note or _("无")),
    ]
    title = _("收据冲正单") if receipt.corrects else _("收款收据")
    blocks = [
        facts(_("收款内容"), pairs, wide=[_("大写"), _("说明")]),
        signatures([_("收款人签字"), _("交款人签字")]),
    ]
    return pdf("document.typ", Document(title, receipt.number, group_unit().name, [], blocks).data(), {})
