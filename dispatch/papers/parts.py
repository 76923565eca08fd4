"""Blocks that several papers share."""

from django.utils.translation import gettext as _

from core.paper import facts, grid, signatures, table
from core.paper.blocks import Block
from dispatch.enums import Satisfaction, WorkResult
from dispatch.papers.facts import Facts


def customer(known: Facts) -> Block:
    ticket = known.ticket
    return facts(
        _("客户"),
        [
            (_("客户"), ticket.customer.name),
            (_("联系人"), ticket.contact.name),
            (_("电话"), known.phone),
            (_("地区"), ticket.region.name),
            (_("地址"), known.address),
        ],
        wide=[_("地址")],
    )


def asset(known: Facts) -> Block:
    unit = known.asset
    model = known.of(unit, "model")
    return facts(
        _("产品"),
        [
            (_("产品"), known.of(model, "name")),
            (_("型号"), known.of(model, "code")),
            (_("序列号"), known.of(unit, "serial")),
            (_("购买日期"), known.of(unit, "bought_on")),
            (_("安装位置"), known.of(unit, "place")),
            (_("客户描述"), known.ticket.description),
        ],
        wide=[_("客户描述")],
    )


def vehicle(known: Facts) -> Block:
    unit = known.asset
    model = known.of(unit, "model")
    return facts(
        _("车辆"),
        [
            (_("车牌号"), known.of(unit, "plate")),
            (_("车型"), known.of(model, "name")),
            (_("车架号"), known.of(unit, "serial")),
            (_("行驶里程（公里）"), ""),
        ],
    )


def request(known: Facts) -> Block:
    ticket = known.ticket
    return facts(
        _("受理"),
        [
            (_("工单号"), ticket.number),
            (_("登记时间"), ticket.registered_at),
            (_("渠道"), ticket.get_channel_display()),
            (_("服务类型"), ticket.get_service_type_display()),
            (_("紧急程度"), ticket.get_urgency_display()),
            (_("故障类别"), known.of(ticket.category, "name")),
            (_("受理人"), known.of(ticket.typed_by, "name")),
            (_("负责人"), known.of(ticket.owner, "name")),
        ],
    )


def sending(known: Facts) -> Block:
    order = known.order
    technician = known.of(order, "technician")
    planned = known.of(known.plan, "planned")
    return facts(
        _("派工"),
        [
            (_("派工单号"), known.of(order, "number")),
            (_("回执单号"), known.slip),
            (_("技师"), known.of(known.of(technician, "user"), "name")),
            (_("工作电话"), known.of(technician, "device_number")),
            (_("派工时间"), known.of(order, "dispatched_at")),
            (_("计划到场"), known.of(planned, "lower")),
            (_("派工说明"), known.of(order, "instruction")),
        ],
        wide=[_("派工说明")],
    )


def times(known: Facts) -> Block:
    order, visit = known.order, known.visit
    return facts(
        _("时间"),
        [
            (_("出发"), known.of(visit, "departed_at")),
            (_("到场"), known.of(visit, "arrived_at")),
            (_("完工"), known.of(order, "done_at")),
            (_("签字"), known.of(order, "signed_at")),
        ],
    )


def outcome(known: Facts) -> Block:
    result = known.of(known.order, "result")
    return grid(_("处理结果"), [(label, code == result) for code, label in WorkResult.choices])


def ratings(known: Facts) -> list[Block]:
    """Quality, attitude and time, each with its boxes."""
    asked = [("quality", _("服务质量")), ("attitude", _("服务态度")), ("time", _("服务时间"))]
    return [
        grid(words, [(label, code == known.of(known.rating, name)) for code, label in Satisfaction.choices])
        for name, words in asked
    ]


def calls(known: Facts, *, blanks: int = 0) -> Block:
    rows = [
        (
            one.at,
            one.get_direction_display(),
            _("是") if one.reached else _("否"),
            known.of(one.by, "name"),
            one.note,
        )
        for one in known.contacts
    ]
    columns = (_("时间"), _("方向"), _("联系上"), _("经办人"), _("通话要点"))
    return table(_("联系记录"), columns, rows, widths=[3, 1.4, 1.4, 2, 6], blanks=blanks)


def parts_used(known: Facts, *, blanks: int = 3) -> Block:
    """Names of replaced parts as the report has them; amounts are filled in by hand."""
    used = known.of(known.report, "parts") or ""
    rows = [("", used, "", "", "")] if used else []
    columns = (_("序号"), _("零件或项目"), _("数量"), _("单价（元）"), _("金额（元）"))
    return table(_("零件与费用"), columns, rows, widths=[1, 5, 1.5, 2, 2], numbers=[2, 3, 4], blanks=blanks)


def signing(known: Facts, *labels: str) -> Block:
    """Places to sign; the customer's holds the signature that was given on the phone."""
    signed = known.signature()
    places = [_("客户签字"), *labels]
    return signatures(places, pictures={_("客户签字"): signed} if signed else None)
