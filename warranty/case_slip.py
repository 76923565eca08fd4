"""The exchange slip as PDF: laid in the parcel, or signed when goods change hands."""

from typing import Any

from django.utils.translation import gettext as _

from core.masks import mask_phone
from core.paper import Document, facts, grid, pdf, signatures, table
from core.paper.blocks import Block
from org.queries import group_unit
from warranty.case_rules import shown_missing
from warranty.models import Case
from warranty.queries.case_papers import asked_for


def slip(case: Case) -> bytes:
    """What goes which way, for whom and why; what is not known yet is left to be filled in."""
    title = _("%(kind)s单") % {"kind": case.get_kind_display()}
    blocks = [_customer(case), _goods(case), _contents(case), _parcels(case), _decision(case), _signing()]
    head = [(_("状态"), case.get_state_display()), (_("工单号"), case.ticket.number)]
    return pdf("document.typ", Document(title, case.number, group_unit().name, head, blocks).data(), {})


def _customer(case: Case) -> Block:
    ticket = case.ticket
    return facts(
        _("客户"),
        [
            (_("客户"), ticket.customer.name),
            (_("联系人"), ticket.contact.name),
            (_("电话"), mask_phone(ticket.contact.phone)),
            (_("立案时间"), case.opened_at),
            (_("寄送到"), case.send_to),
        ],
        wide=[_("寄送到")],
    )


def _goods(case: Case) -> Block:
    old, new = case.old_asset, case.new_asset
    return facts(
        _("产品"),
        [
            (_("产品"), _of(old.model, "name")),
            (_("型号"), _of(old.model, "code")),
            (_("原机序列号"), old.serial),
            (_("新机序列号"), _of(new, "serial")),
            (_("新机质保起算"), _of(new, "warranty_from")),
            (_("客户描述"), case.ticket.description),
        ],
        wide=[_("客户描述")],
    )


def _contents(case: Case) -> Block:
    """Boxes for what has to lie in the parcel, ticked where it came."""
    came = {code for parcel in case.parcels.all() for code in parcel.contents or ()}
    wanted = asked_for(case)
    return grid(
        _("随附物品与资料"), list(zip(shown_missing(wanted), [one in came for one in wanted], strict=True))
    )


def _parcels(case: Case) -> Block:
    rows = [
        (one.get_way_display(), one.carrier, one.tracking, one.sent_at, one.received_at, one.freight)
        for one in case.parcels.all()
    ]
    columns = (_("方向"), _("承运公司"), _("运单号"), _("寄出"), _("收到"), _("运费（元）"))
    return table(
        _("包裹"), columns, rows, widths=[2, 2, 3, 3, 3, 2], numbers=[5], blanks=max(0, 2 - len(rows))
    )


def _decision(case: Case) -> Block:
    found = case.appraisals.last()
    return facts(
        _("鉴定与决定"),
        [
            (_("鉴定方"), found.get_appraiser_display() if found else ""),
            (_("鉴定结论"), case.get_finding_display() if case.finding else ""),
            (_("决定"), case.get_outcome_display() if case.outcome else ""),
            (_("退款金额（元）"), case.refund),
            (_("说明"), case.note),
        ],
        wide=[_("说明")],
    )


def _signing() -> Block:
    return signatures([_("客户签字"), _("经办人")])


def _of(row: Any, name: str) -> Any:
    return getattr(row, name) if row is not None else ""
