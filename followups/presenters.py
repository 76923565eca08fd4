"""Follow-up events in words."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import local
from core.words import words
from followups import events
from followups.enums import CallKind, InterviewState, PlanPeriod, Satisfaction, SlipState


def minute(text: str) -> str:
    """An instant of the facts on the wall clock."""
    return local(datetime.fromisoformat(text)).strftime("%Y-%m-%d %H:%M")


@words(events.CallOpened)
def opened(facts: dict[str, Any]) -> str:
    kind = CallKind(facts.get("kind", CallKind.AFTER_SERVICE)).label
    return _("安排回访（%(kind)s），最迟 %(due)s") % {"kind": kind, "due": minute(facts["due_at"])}


@words(events.CallFailed)
def failed(facts: dict[str, Any]) -> str:
    if facts["unreachable"]:
        return _("回访未联系上，已在 %(days)s 个不同日期尝试，记为无法联系") % facts
    return _("回访未联系上（第 %(days)s 个日期），改日再试") % facts


@words(events.CallPartial)
def partial(facts: dict[str, Any]) -> str:
    return _("回访答复不全（已答 %(answers)s 项），待补") % facts


@words(events.CallAnswered)
def answered(facts: dict[str, Any]) -> str:
    said = {"label": Satisfaction(facts["satisfaction"]).label}
    if facts["reopened"]:
        return _("回访结果：%(label)s，工单重新打开") % said
    if facts.get("complaint"):
        return _("回访结果：%(label)s，已登记投诉") % said
    return _("回访结果：%(label)s") % said


@words(events.CallAssigned)
def assigned(facts: dict[str, Any]) -> str:
    return _("回访交由 %(assignee_name)s") % facts


@words(events.InstallationEnded)
def installation_ended(facts: dict[str, Any]) -> str:
    return _("安装结束：%(at)s") % {"at": minute(facts["ended_at"])}


@words(events.DeliveryRegistered)
def delivery_registered(facts: dict[str, Any]) -> str:
    return _("登记交付，交付日期 %(delivered_on)s") % facts


@words(events.VisitBooked)
def visit_booked(facts: dict[str, Any]) -> str:
    when = minute(facts["booked_for"])
    return _("预约抽查回访：%(visitor)s，%(at)s") % {"visitor": facts["visitor_name"], "at": when}


@words(events.VisitNoted)
def visit_noted(facts: dict[str, Any]) -> str:
    if facts["signed"]:
        return _("抽查回访已填 %(topics)s 项，客户已签字") % facts
    return _("抽查回访已填 %(topics)s 项，客户未签字") % facts


@words(events.VisitDone)
def visit_done(facts: dict[str, Any]) -> str:
    if facts["failed_topics"]:
        return _("抽查回访完成，%(failed_topics)s 项不符合标准") % facts
    return _("抽查回访完成，全部符合标准")


@words(events.VisitCancelled)
def visit_cancelled(_facts: dict[str, Any]) -> str:
    return _("抽查回访取消")


@words(events.VisitorReturned)
def visitor_returned(facts: dict[str, Any]) -> str:
    return _("回访人返回：%(at)s") % {"at": minute(facts["returned_at"])}


@words(events.SlipMoved)
def slip_moved(facts: dict[str, Any]) -> str:
    return _("反馈单：%(state)s") % {"state": SlipState(facts["to"]).label}


@words(events.SpotWeekShort)
def week_short(facts: dict[str, Any]) -> str:
    return _("%(monday)s 起的一周抽查回访 %(done)s 次，应为 %(required)s 次") % facts


@words(events.SatisfactionFell)
def satisfaction_fell(facts: dict[str, Any]) -> str:
    return _("%(month)s 满意度由 %(before)s%% 降至 %(now)s%%") % facts


@words(events.TracingNamed)
def tracing_named(facts: dict[str, Any]) -> str:
    return _("改进结果由 %(owner_name)s 跟踪") % facts


@words(events.PlanMade)
def plan_made(facts: dict[str, Any]) -> str:
    said = {"period": PlanPeriod(facts["period"]).label, "day": date.fromisoformat(facts["first_day"])}
    return _("制定%(period)s（%(day)s 起）") % said


@words(events.PlanTaskAdded)
def task_added(facts: dict[str, Any]) -> str:
    return _("增加计划任务 %(task)s") % facts


@words(events.PlanTaskDone)
def task_done(facts: dict[str, Any]) -> str:
    return _("完成计划任务 %(task)s") % facts


@words(events.PlanClosed)
def plan_closed(facts: dict[str, Any]) -> str:
    return _("计划结束，评价 %(evaluation)s 分") % facts


@words(events.MailingMade)
def mailing_made(facts: dict[str, Any]) -> str:
    return _("建立短信回访：%(first_day)s 至 %(run_on)s 安装的 %(customers)s 位客户") % facts


@words(events.SurveyMade)
def survey_made(facts: dict[str, Any]) -> str:
    if facts["half"] == 1:
        return _("建立 %(year)s 年上半年满意度调查") % facts
    return _("建立 %(year)s 年下半年满意度调查") % facts


@words(events.SurveyFrozen)
def survey_frozen(facts: dict[str, Any]) -> str:
    return _("名单冻结：%(population)s 位客户，抽取 %(drawn)s 位，种子 %(seed)s，方法 %(algorithm)s") % facts


@words(events.SurveyorAssigned)
def surveyor_assigned(facts: dict[str, Any]) -> str:
    return _("%(interviews)s 位客户交由 %(surveyor_name)s 调查") % facts


@words(events.InterviewClosed)
def interview_closed(facts: dict[str, Any]) -> str:
    said = {"interview": facts["interview"], "state": InterviewState(facts["state"]).label}
    return _("调查 %(interview)s：%(state)s") % said


@words(events.ReplacementDrawn)
def replacement_drawn(facts: dict[str, Any]) -> str:
    if facts["replacement"] is None:
        return _("调查 %(interview)s 未联系上，本层已无可替换的客户") % facts
    return _("调查 %(interview)s 未联系上，按顺序第 %(rank)s 位替换为调查 %(replacement)s") % facts


@words(events.SurveyClosed)
def survey_closed(facts: dict[str, Any]) -> str:
    return _("调查结束：接通 %(reached)s 位，答复 %(answered)s 位") % facts
