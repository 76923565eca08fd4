"""Each kind of run as a document, from its frozen rows and figures; texts come from their own rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.clock import local
from followups.models import Slip
from org.models import Unit
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.queries.documents import Cell, Document, Link, Table, kpis, tables
from reports.queries.ledgers import OPINION_COLUMNS
from reports.queries.runs import figures_in_words, opinion_lines
from reports.queries.words import period_of, title
from tickets.enums import Channel, ComplaintClass, Severity, status_word
from tickets.models import Complaint

Parts = dict[str, Any]


def nowhere(_given: Mapping[str, str]) -> str:
    """On paper no number opens a list."""
    return ""


def document(run: ReportRun, link: Link = nowhere) -> Document:
    """The whole report in words."""
    parts = READERS.get(run.kind, _empty)(run, link) if run.frozen_at else {}
    texts = [*parts.pop("texts", []), *_remark(run)]
    return Document(str(title(run)), facts(run), texts=texts, **parts)


def facts(run: ReportRun) -> list[tuple[Any, Any]]:
    """What stands above every report: whose, when, who signed, which hash."""
    pairs = [
        (_("单位"), run.unit.name),
        (_("期间"), period_of(run)),
        (_("编号"), run.number),
        (_("版本"), run.version),
        (_("冻结时间"), run.frozen_at),
        (_("签核人"), run.signed_by.name if run.signed_by else None),
        (_("签核时间"), run.signed_at),
        (_("报送时间"), run.sent_at),
        (_("校验码"), run.digest),
    ]
    return [(label, value) for label, value in pairs if value not in (None, "")]


def _remark(run: ReportRun) -> list[tuple[Any, str]]:
    label = _("分析与改进措施") if run.kind == ReportKind.MONTHLY else _("备注")
    return [(label, run.remark)] if run.remark else []


def _empty(_run: ReportRun, _link: Link) -> Parts:
    return {}


def _daily(run: ReportRun, _link: Link) -> Parts:
    """Counts of the day, then the opinion ledger, or for the SMS its lines."""
    words = {"class": _("按类别"), "severity": _("按严重程度"), "stage": _("按阶段")}
    counts = [_counts(code, words[code], pairs) for code, pairs in figures_in_words(run) if pairs]
    total = _counts("total", _("合计"), [(_("登记投诉"), run.figures["total"])])
    return {"tables": [total, *counts, _sms_lines(run) if _is_sms(run) else _ledger(run)]}


def _is_sms(run: ReportRun) -> bool:
    return run.kind == ReportKind.DAILY_SMS


def _counts(code: str, heading: Any, pairs: Iterable[tuple[Any, Any]]) -> Table:
    rows = [[Cell(str(label)), Cell(number)] for label, number in pairs]
    return Table(code, heading, (pgettext("item", "项目"), _("数量")), rows)


def _ledger(run: ReportRun) -> Table:
    rows = [
        [Cell(line.number, _ticket(line.number)), *(Cell(value) for value in line.cells()[1:])]
        for line in opinion_lines(run)
    ]
    return Table("ledger", _("客户意见台账"), OPINION_COLUMNS, rows)


def _sms_lines(run: ReportRun) -> Table:
    rows = [[_numbered(one), *_judged(one)] for one in run.rows]
    return Table("lines", _("投诉逐条"), (_("工单号"), _("类别"), _("严重程度")), rows)


def _numbered(row: Mapping[str, Any]) -> Cell:
    return Cell(row["number"], _ticket(row["number"]))


def _ticket(number: str) -> str:
    return reverse("tickets:ticket", args=[number])


def _judged(row: Mapping[str, Any]) -> list[Cell]:
    severity = Severity(row["severity"]).label if row["severity"] else _("未定级")
    return [Cell(str(ComplaintClass(row["class"]).label)), Cell(str(severity))]


def _monthly(run: ReportRun, link: Link) -> Parts:
    return {
        "kpis": kpis(run.figures, link, complaints_only=True),
        "tables": tables(run.figures, link),
    }


def _month(run: ReportRun, link: Link) -> Parts:
    return {"kpis": kpis(run.figures, link), "tables": tables(run.figures, link)}


def _cases(run: ReportRun, _link: Link) -> Parts:
    """Each case with its course and what it teaches; the texts stand in their own rows."""
    held = Complaint.objects.in_bulk([row["ticket"] for row in run.rows])
    lessons = dict(run.cases.values_list("ticket_id", "lesson"))
    rows = [
        [
            _numbered(row),
            *_judged(row),
            Cell(held[row["ticket"]].cause),
            Cell(held[row["ticket"]].outcome),
            Cell(lessons.get(row["ticket"], "")),
        ]
        for row in run.rows
    ]
    heads = (_("工单号"), _("类别"), _("严重程度"), _("原因"), _("处理结果"), _("经验教训"))
    total = _counts("total", _("合计"), [(_("典型案例"), run.figures["total"])])
    return {"tables": [total, Table("cases", _("典型投诉案例"), heads, rows)]}


def _summary(run: ReportRun, _link: Link) -> Parts:
    words = {
        "registered": _("受理"),
        "closed": _("结案"),
        "dispatched": _("派工"),
        "closed_late": _("超时结案"),
    }
    pairs = [(word, run.figures["day"][name]) for name, word in words.items()]
    written = getattr(run, "summary", None)
    labels = [
        (_("今日工作结果"), "results"),
        (_("服务质量检查"), "quality"),
        (_("问题与措施"), "problems"),
        (_("明日安排"), "tomorrow"),
    ]
    texts = [(label, getattr(written, name)) for label, name in labels if written]
    return {
        "tables": [_counts("day", _("当日数据"), pairs)],
        "texts": [(label, text) for label, text in texts if text],
    }


def section_words() -> dict[str, Any]:
    return {"phone": _("电话记录"), "web": _("网站咨询"), "requests": _("服务预约")}


def _records(run: ReportRun, _link: Link) -> Parts:
    """Three sections with their counts, then the lines of each (RPT-09)."""
    words = section_words()
    sizes = [(word, run.figures["sections"][name]) for name, word in words.items()]
    heads = (_("工单号"), _("登记时间"), _("渠道"), _("状态"))
    lists = [Table(name, word, heads, _section(run, name)) for name, word in words.items()]
    return {"tables": [_counts("sections", _("各类记录"), sizes), *lists]}


def _section(run: ReportRun, name: str) -> list[list[Cell]]:
    return [
        [
            _numbered(row),
            Cell(f"{_local(row['at']):%Y-%m-%d %H:%M}"),
            Cell(str(Channel(row["channel"]).label)),
            Cell(status_word(row["status"], row.get("settled", ""))),
        ]
        for row in run.rows
        if row["section"] == name
    ]


def _meeting(run: ReportRun, _link: Link) -> Parts:
    """One line per feedback slip with the meeting's decision (RPT-10)."""
    decisions = dict(run.minutes.values_list("item", "decision"))
    slips = Slip.objects.select_related("visit__customer").in_bulk([row["visit"] for row in run.rows])
    rows = [
        [
            Cell(row["item"]),
            Cell(f"{_local(row['at']):%Y-%m-%d %H:%M}"),
            Cell(slips[row["visit"]].visit.customer.name),
            Cell(slips[row["visit"]].filled_in),
            Cell(decisions.get(row["item"], "")),
        ]
        for row in run.rows
    ]
    sizes = [(_("议程"), run.figures["total"]), (_("已有决定"), run.figures["decided"])]
    heads = (_("反馈单号"), _("交回时间"), _("客户"), _("客户填写"), _("决定"))
    return {"tables": [_counts("total", _("合计"), sizes), Table("agenda", _("议程与决定"), heads, rows)]}


def _sorting(run: ReportRun, _link: Link) -> Parts:
    words = {
        "phone_records": _("电话记录"),
        "complaints": _("投诉记录"),
        "opinions": _("回访意见"),
        "slips": _("客户意见反馈单"),
        "service_reports": _("售后服务报告单"),
        "repair_files": _("维修档案"),
        "findings": _("现场情况记录"),
        "photos": _("现场照片"),
    }
    sizes = [(word, run.figures["sources"][name]) for name, word in words.items()]
    return {"tables": [_counts("sources", _("各类资料"), sizes)]}


def _survey(run: ReportRun, _link: Link) -> Parts:
    """Strata with what was needed and reached, then the satisfaction with its interval."""
    held = run.figures
    names = Unit.objects.in_bulk([row["project"] for row in run.rows if row["project"]])
    rows = [
        [
            Cell(names[row["project"]].name if row["project"] else _("未分项目")),
            *(
                Cell(row[name])
                for name in ("population", "needed", "drawn", "reached", "answered", "satisfied")
            ),
            Cell(_("足够") if row["sufficient"] else _("不足")),
        ]
        for row in run.rows
    ]
    heads = (
        _("项目"),
        _("客户数"),
        _("应接通"),
        _("抽取"),
        _("接通"),
        _("答复"),
        _("满意"),
        _("样本"),
    )
    result = [
        (_("满意率"), held.get("share", "")),
        (_("区间下限"), held.get("low", "")),
        (_("区间上限"), held.get("high", "")),
    ]
    counts = [
        (_("客户数"), held["population"]),
        (_("抽取"), held["drawn"]),
        (_("接通"), held["reached"]),
        (_("答复"), held["answered"]),
        (_("满意"), held["satisfied"]),
    ]
    made = [_counts("total", _("合计"), counts), _counts("result", _("满意率及置信区间"), result)]
    return {"tables": [*made, Table("strata", _("各层样本"), heads, rows)]}


def _local(text: str) -> Any:
    return local(datetime.fromisoformat(text))


READERS: dict[str, Callable[[ReportRun, Link], Parts]] = {
    ReportKind.DAILY_SMS: _daily,
    ReportKind.DAILY: _daily,
    ReportKind.MONTHLY: _monthly,
    ReportKind.CASES: _cases,
    ReportKind.SURVEY: _survey,
    ReportKind.STATISTICS: _month,
    ReportKind.PROJECTS: _month,
    ReportKind.SUMMARY: _summary,
    ReportKind.RECORDS: _records,
    ReportKind.MEETING: _meeting,
    ReportKind.SORTING: _sorting,
}
