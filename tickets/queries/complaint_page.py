"""Everything the page of one complaint shows, and its form of eight blocks (RPT-14)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from deadlines.models import Todo
from deadlines.queries import tasks_of
from tickets.enums import NoteKind, Stage
from tickets.models import (
    Commitment,
    Complaint,
    ComplaintFact,
    ContactLog,
    DepartmentScore,
    Following,
    Note,
    Penalty,
    Statement,
    Ticket,
)


@dataclass(frozen=True)
class ComplaintPage:
    """Plain data of the page."""

    complaint: Complaint
    facts: list[ComplaintFact]
    progress: list[Note]
    tasks: list[Todo]
    contacts: list[ContactLog]
    commitments: list[Commitment]
    statements: list[Statement]
    penalties: list[Penalty]
    scores: list[DepartmentScore]
    followers: list[Following]


def complaint_page(complaint: Complaint) -> ComplaintPage:
    """What hangs on a complaint, in a fixed number of queries."""
    ticket = complaint.ticket
    kinds = (NoteKind.HANDLING, NoteKind.INSTRUCTION, NoteKind.MEDIA)
    return ComplaintPage(
        complaint=complaint,
        facts=list(complaint.facts.select_related("by")),
        progress=list(Note.objects.filter(ticket=ticket, kind__in=kinds).select_related("by")),
        tasks=tasks_of(ticket.pk),
        contacts=list(ticket.contacts.select_related("by")),
        commitments=list(ticket.commitments.select_related("asked_by", "made_by", "approval")),
        statements=list(ticket.statements.select_related("by")),
        penalties=list(complaint.penalties.select_related("person", "by")),
        scores=list(complaint.department_scores.select_related("by")),
        followers=list(complaint.followings.select_related("user")),
    )


def steps(complaint: Complaint) -> list[dict[str, Any]]:
    """The four stages as the steps of the page."""
    order = [Stage.VERIFYING, Stage.HANDLING, Stage.CLOSURE_PROPOSED, Stage.CLOSED]
    present = order.index(Stage(complaint.stage))

    def state(place: int) -> str:
        if complaint.stage == Stage.CLOSED or place < present:
            return "done"
        return "current" if place == present else "todo"

    return [{"label": stage.label, "state": state(place)} for place, stage in enumerate(order)]


@dataclass(frozen=True)
class Block:
    """One block of the complaint handling form: its title and its lines as (label, text)."""

    code: str
    title: str
    lines: list[tuple[str, Any]]


def complaint_form(complaint: Complaint) -> list[Block]:
    """客户投诉处理表 (RPT-14): customer, matter, demand, investigation, opinion of the department, decision,
    answer of the customer, signatures. Personal values stand in it whole: print it for who may read them.
    """
    page, ticket = complaint_page(complaint), complaint.ticket
    return [
        Block("customer", _("客户"), _customer(ticket)),
        Block("matter", _("投诉事项"), _matter(complaint, ticket)),
        Block("demand", _("客户诉求"), [(_("诉求"), complaint.demand)]),
        Block("investigation", _("调查情况"), _investigation(complaint, page)),
        Block("opinion", _("责任部门意见"), _opinion(complaint, page)),
        Block("decision", _("处理决定"), _decision(complaint, page)),
        Block("answer", _("客户意见"), _answer(complaint)),
        Block("signatures", _("签字"), _signatures(complaint)),
    ]


def _customer(ticket: Ticket) -> list[tuple[str, Any]]:
    return [
        (_("姓名"), ticket.contact.name),
        (_("电话"), ticket.contact.phone),
        (_("地址"), ticket.site.address if ticket.site else ""),
        (_("单位"), f"{ticket.region.name} {ticket.project.name if ticket.project else ''}".strip()),
    ]


def _matter(complaint: Complaint, ticket: Ticket) -> list[tuple[str, Any]]:
    return [
        (_("工单号"), ticket.number),
        (_("登记时间"), ticket.registered_at),
        (_("渠道"), ticket.get_channel_display()),
        (_("类别"), complaint.get_complaint_class_display()),
        (_("严重程度"), complaint.get_severity_display()),
        (_("内容"), ticket.description),
    ]


def _investigation(complaint: Complaint, page: ComplaintPage) -> list[tuple[str, Any]]:
    found = {True: _("属实"), False: _("不属实"), None: ""}[complaint.founded]
    facts = [(fact.get_source_display(), fact.text) for fact in page.facts]
    return [(_("结论"), found), (_("依据"), complaint.evidence), *facts, (_("原因"), complaint.cause)]


def _opinion(complaint: Complaint, page: ComplaintPage) -> list[tuple[str, Any]]:
    results = [(task.get_responsible_department_display(), task.result) for task in page.tasks if task.result]
    return [
        (_("责任部门"), complaint.get_department_display()),
        (_("意见"), complaint.opinion),
        *results,
    ]


def _decision(complaint: Complaint, page: ComplaintPage) -> list[tuple[str, Any]]:
    promised = [(_("承诺"), one.words) for one in page.commitments if one.is_made]
    return [(_("处理结果"), complaint.outcome), *promised, (_("结案时间"), complaint.closed_at)]


def _answer(complaint: Complaint) -> list[tuple[str, Any]]:
    return [
        (_("对结果满意度"), complaint.result_score),
        (_("对过程满意度"), complaint.process_score),
        (_("意见"), complaint.answer),
    ]


def _signatures(complaint: Complaint) -> list[tuple[str, Any]]:
    people = [
        (_("处理人"), complaint.handler),
        (_("核实人"), complaint.verified_by),
        (_("结案人"), complaint.closed_by),
    ]
    return [*((label, one.display_name if one else "") for label, one in people), (_("客户签字"), "")]
