"""What stands on each of the fourteen forms (RPT-16)."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from core.paper import facts, grid, signatures, table, text
from core.paper.blocks import Block
from dispatch.papers.facts import Facts
from dispatch.papers.kinds import PaperKind
from dispatch.papers.parts import (
    asset,
    calls,
    customer,
    outcome,
    parts_used,
    ratings,
    request,
    sending,
    signing,
    times,
    vehicle,
)


def dispatch_order(known: Facts) -> list[Block]:
    return [
        request(known),
        customer(known),
        asset(known),
        sending(known),
        text(_("现场情况"), known.of(known.finding, "findings")),
        text(_("处理方案"), known.of(known.finding, "proposal")),
        outcome(known),
        times(known),
        signing(known, _("技师签字"), _("派工人签字")),
    ]


def feedback_slip(known: Facts) -> list[Block]:
    order = known.order
    return [
        customer(known),
        asset(known),
        text(_("服务内容"), known.of(order, "content")),
        *ratings(known),
        text(_("客户意见"), known.of(known.report, "opinion")),
        text(_("客户建议"), known.of(order, "suggestion")),
        signing(known, _("技师签字")),
    ]


def installation(known: Facts) -> list[Block]:
    checks = [
        _("外观完好"),
        _("配件齐全"),
        _("安装牢固"),
        _("水电接线正确"),
        _("试机正常"),
        _("已讲解使用方法"),
    ]
    return [
        request(known),
        customer(known),
        asset(known),
        sending(known),
        grid(_("安装检查"), [(words, None) for words in checks]),
        parts_used(known),
        text(_("安装说明"), known.of(known.order, "content")),
        times(known),
        signing(known, _("安装人签字")),
    ]


def quality_slip(known: Facts) -> list[Block]:
    flag = getattr(known.order, "quality_flag", None)
    return [
        request(known),
        customer(known),
        asset(known),
        text(_("质量问题"), known.of(flag, "words") or known.of(known.repair, "fault")),
        text(_("原因分析"), known.of(known.report, "cause")),
        text(_("处理措施"), known.of(known.repair, "work") or known.of(known.report, "solution")),
        text(_("质量部门意见"), ""),
        signatures([_("技师签字"), _("质量部门签字"), _("主管签字")]),
    ]


def quality_opinion(known: Facts) -> list[Block]:
    wishes = [_("维修"), _("更换"), _("退货"), _("补偿"), _("其他")]
    return [
        customer(known),
        asset(known),
        text(_("客户反映的质量问题"), known.ticket.description),
        grid(_("客户要求"), [(words, None) for words in wishes]),
        text(_("客户意见"), known.of(known.report, "opinion")),
        text(_("处理意见"), known.of(known.report, "solution")),
        signing(known, _("经办人签字"), _("主管签字")),
    ]


def feedback_form(known: Facts) -> list[Block]:
    trip = getattr(known.order, "trip_report", None)
    return [
        request(known),
        sending(known),
        asset(known),
        text(_("服务经过"), known.of(trip, "content") or known.of(known.order, "content")),
        text(_("发现的问题"), known.of(trip, "problems")),
        text(_("对产品的意见"), ""),
        text(_("对服务的意见"), known.of(known.order, "suggestion")),
        signatures([_("技师签字"), _("主管签字")]),
    ]


def handling_slip(known: Facts) -> list[Block]:
    return [
        request(known),
        customer(known),
        text(_("服务要求"), known.ticket.description),
        text(_("处理经过"), known.notes(["handling", "resolution"])),
        outcome(known),
        text(_("处理结果说明"), known.of(known.report, "solution")),
        signing(known, _("经办人签字"), _("主管签字")),
    ]


def phone_record(known: Facts) -> list[Block]:
    return [
        request(known),
        customer(known),
        text(_("来电内容"), known.ticket.description),
        calls(known, blanks=3),
        text(_("解答与处理"), known.notes(["resolution"])),
        signatures([_("话务员签字")]),
    ]


def service_report(known: Facts) -> list[Block]:
    return [
        request(known),
        customer(known),
        asset(known),
        times(known),
        text(_("故障原因"), known.of(known.report, "cause")),
        text(_("解决方法"), known.of(known.report, "solution")),
        parts_used(known),
        text(_("用户意见"), known.of(known.report, "opinion")),
        signing(known, _("技师签字")),
    ]


def satisfaction(known: Facts) -> list[Block]:
    return [
        facts(
            _("服务"), [(_("工单号"), known.ticket.number), (_("派工单号"), known.of(known.order, "number"))]
        ),
        customer(known),
        *ratings(known),
        text(_("意见与建议"), known.of(known.order, "suggestion")),
        signing(known),
    ]


def rescue_slip(known: Facts) -> list[Block]:
    return [
        facts(
            _("求救"),
            [
                (_("来电时间"), known.ticket.registered_at),
                (_("受理人"), known.of(known.ticket.typed_by, "name")),
            ],
        ),
        customer(known),
        vehicle(known),
        text(_("故障现象"), known.ticket.description),
        grid(_("是否在别处修理过"), [(_("是"), None), (_("否"), None)]),
        sending(known),
        signatures([_("话务员签字"), _("车间主管签字")]),
    ]


def rescue_record(known: Facts) -> list[Block]:
    return [
        request(known),
        customer(known),
        vehicle(known),
        times(known),
        text(_("现场情况"), known.of(known.finding, "findings")),
        text(_("救援经过"), known.of(known.order, "content")),
        outcome(known),
        parts_used(known),
        signing(known, _("救援人员签字")),
    ]


def vehicle_task(known: Facts) -> list[Block]:
    columns = (_("序号"), _("委托项目"), _("工时"), _("预计费用（元）"), _("备注"))
    return [
        customer(known),
        vehicle(known),
        text(_("客户陈述"), known.ticket.description),
        grid(_("接车检查"), [(words, None) for words in (_("外观"), _("油量"), _("随车物品"), _("仪表"))]),
        table(_("委托项目"), columns, [], widths=[1, 5, 1.5, 2, 3], blanks=6),
        facts(_("约定"), [(_("预计交车时间"), ""), (_("预计费用合计（元）"), "")]),
        signing(known, _("服务顾问签字")),
    ]


def vehicle_acceptance(known: Facts) -> list[Block]:
    columns = (_("序号"), _("验收项目"), _("要求"), _("结果"), _("备注"))
    return [
        customer(known),
        vehicle(known),
        asset(known),
        table(_("验收项目"), columns, [], widths=[1, 4, 4, 2, 3], blanks=8),
        grid(_("验收结论"), [(_("合格"), None), (_("不合格，需整改"), None)]),
        text(_("整改意见"), ""),
        signing(known, _("安装人签字"), _("检验员签字")),
    ]


CONTENTS: dict[str, Callable[[Facts], list[Block]]] = {
    PaperKind.DISPATCH_ORDER: dispatch_order,
    PaperKind.FEEDBACK_SLIP: feedback_slip,
    PaperKind.INSTALLATION: installation,
    PaperKind.QUALITY_SLIP: quality_slip,
    PaperKind.QUALITY_OPINION: quality_opinion,
    PaperKind.FEEDBACK_FORM: feedback_form,
    PaperKind.HANDLING_SLIP: handling_slip,
    PaperKind.PHONE_RECORD: phone_record,
    PaperKind.SERVICE_REPORT: service_report,
    PaperKind.SATISFACTION: satisfaction,
    PaperKind.RESCUE_SLIP: rescue_slip,
    PaperKind.RESCUE_RECORD: rescue_record,
    PaperKind.VEHICLE_TASK: vehicle_task,
    PaperKind.VEHICLE_ACCEPTANCE: vehicle_acceptance,
}
