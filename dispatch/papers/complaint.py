"""The complaint handling form (客户投诉处理表): eight blocks (RPT-14)."""

from django.utils.translation import gettext as _

from core.paper import facts, signatures, text
from core.paper.blocks import Block
from dispatch.papers.facts import Facts
from dispatch.papers.parts import customer
from tickets.enums import NoteKind
from tickets.models import Complaint


def blocks(known: Facts, complaint: Complaint) -> list[Block]:
    """Customer, matter, demand, investigation, opinion, decision, answer, signatures."""
    return [
        customer(known),
        _matter(known, complaint),
        text(_("客户诉求"), complaint.demand),
        _investigation(known, complaint),
        text(_("责任部门意见"), complaint.opinion or known.notes([NoteKind.HANDLING])),
        _decision(complaint),
        _answer(complaint),
        signatures([_("经办人签字"), _("责任部门签字"), _("客户签字")]),
    ]


def _matter(known: Facts, complaint: Complaint) -> Block:
    return facts(
        _("投诉事项"),
        [
            (_("投诉类别"), complaint.get_complaint_class_display()),
            (_("严重程度"), complaint.get_severity_display()),
            (_("登记时间"), known.ticket.registered_at),
            (_("渠道"), known.ticket.get_channel_display()),
            (_("产品"), known.of(known.of(known.asset, "model"), "name")),
            (_("序列号"), known.of(known.asset, "serial")),
            (_("事由"), known.ticket.description),
        ],
        wide=[_("事由")],
    )


def _investigation(known: Facts, complaint: Complaint) -> Block:
    return facts(
        _("调查核实"),
        [
            (_("是否属实"), complaint.founded),
            (_("核实时间"), complaint.verified_at),
            (_("核实人"), known.of(complaint.verified_by, "name")),
            (_("责任部门"), complaint.get_department_display()),
            (_("核实依据"), complaint.evidence),
            (_("事实"), "；".join(complaint.facts.values_list("text", flat=True))),
            (_("原因"), complaint.cause),
        ],
        wide=[_("核实依据"), _("事实"), _("原因")],
    )


def _decision(complaint: Complaint) -> Block:
    return facts(
        _("处理决定"),
        [
            (_("处理结果"), complaint.outcome),
            (_("提出结案时间"), complaint.proposed_at),
            (_("结案时间"), complaint.closed_at),
        ],
        wide=[_("处理结果")],
    )


def _answer(complaint: Complaint) -> Block:
    return facts(
        _("客户答复"),
        [
            (_("对结果满意度"), complaint.result_score),
            (_("对过程满意度"), complaint.process_score),
            (_("客户意见"), complaint.answer),
        ],
        wide=[_("客户意见")],
    )
