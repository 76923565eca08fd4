"""What the tables of reports mean: heads, words of their keys, which chart, which list a number opens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from followups.enums import Satisfaction
from org.models import Unit
from reports.enums import Figure
from reports.queries.spread import NONE, REST
from tickets.enums import Channel, ComplaintClass, ServiceType, Severity
from tickets.models import ChargeCategory, FaultCategory

Words = Callable[[Iterable[str]], dict[str, Any]]


@dataclass(frozen=True)
class Column:
    """One column of numbers and the list behind each: words, figure, more conditions; or of CNY."""

    label: Any
    figure: str = ""
    more: tuple[tuple[str, str], ...] = ()
    money: bool = False


@dataclass(frozen=True)
class Spec:
    """A table of a report: `by` is the condition that its keys stand for."""

    code: str
    title: Any
    head: Any
    columns: tuple[Column, ...]
    words: Words
    by: str = ""
    shape: str = ""
    help: Any = ""


def of_choices(choices: Any, **more: Any) -> Words:
    """Words of an enum's codes."""
    known = dict(choices.choices) | more
    return lambda keys: {key: known.get(key, key) for key in keys}


def of_rows(model: Any, **more: Any) -> Words:
    """Names of rows by id."""

    def names(keys: Iterable[str]) -> dict[str, Any]:
        rows = model.objects.in_bulk([int(key) for key in keys if key.isdigit()])
        return {str(pk): row.name for pk, row in rows.items()} | more

    return names


def of_charges(keys: Iterable[str]) -> dict[str, Any]:
    """The company's names of the categories of charges."""
    names = dict(ChargeCategory.objects.filter(code__in=list(keys)).values_list("code", "name"))
    return names | {"total": _("合计")}


def as_is(keys: Iterable[str]) -> dict[str, Any]:
    return {key: key for key in keys}


_CAME = Column(_("受理"), Figure.REGISTERED)
_WENT = Column(_("结案"), Figure.CLOSED)
_IN_TIME = Column(_("及时结案"), Figure.CLOSED_IN_TIME)
_SEVERITIES = tuple(
    Column(label, Figure.COMPLAINTS, (("severity", code),))
    for code, label in (*Severity.choices, (NONE, _("未定级")))
)

SPECS: dict[str, Spec] = {
    spec.code: spec
    for spec in (
        Spec(
            "months",
            _("近十二个月受理与结案"),
            _("月份"),
            (_CAME, _WENT),
            as_is,
            "month",
            "line",
            _("按登记月份和结案月份分别计数，截至本期。"),
        ),
        Spec(
            "channels",
            _("受理渠道"),
            _("渠道"),
            (_CAME,),
            of_choices(Channel),
            "channel",
            "barh",
            _("本期登记的工单按受理渠道计数，各渠道之和等于受理工单。"),
        ),
        Spec(
            "categories",
            _("故障类别"),
            _("类别"),
            (_CAME,),
            of_rows(FaultCategory, **{NONE: _("未分类"), REST: _("其余类别")}),
            "category",
            "barh",
            _("本期登记的工单按故障类别计数，列出最多的十类。"),
        ),
        Spec(
            "branches",
            _("各单位受理与结案"),
            _("单位"),
            (_CAME, _WENT, _IN_TIME),
            of_rows(Unit, **{NONE: _("未分项目")}),
            "branch",
            "bar",
            _("及时结案：答复与完成均未超时的已结案工单。"),
        ),
        Spec(
            "classes",
            _("投诉类别与严重程度"),
            _("投诉类别"),
            _SEVERITIES,
            of_choices(ComplaintClass),
            "complaint_class",
            "stack",
            _("本期登记的投诉按类别和严重程度计数。"),
        ),
        Spec(
            "verdicts",
            _("投诉核实结果"),
            _("核实结果"),
            (Column(_("投诉"), Figure.COMPLAINTS),),
            lambda _keys: {"yes": _("属实"), "no": _("不属实"), NONE: _("未核实")},
            "founded",
            "barh",
            _("本期登记的投诉按核实结果计数。"),
        ),
        Spec(
            "satisfaction",
            _("客户满意度分布"),
            _("满意程度"),
            (Column(_("已评价"), Figure.RATED),),
            of_choices(Satisfaction),
            "answer",
            "bar",
            _("本期回访中客户的最后一次评价。"),
        ),
        Spec(
            "services",
            _("各类服务项目"),
            _("服务类型"),
            (_CAME, _WENT, _IN_TIME),
            of_choices(ServiceType),
            "service_type",
            "bar",
            _("本期登记和结案的工单按服务类型计数。"),
        ),
        Spec(
            "journeys",
            _("派出服务人次"),
            _("单位"),
            (Column(_("人数")), Column(_("次数")), Column(_("人天"))),
            of_rows(Unit, **{NONE: _("未分项目")}),
            "",
            "bar",
            _("本期到场的上门服务：人数为不同技师数，次数为到场次数，人天为技师与到场日期的不同组合数。"),
        ),
        Spec(
            "income",
            _("服务收费"),
            _("收费类别"),
            (Column(_("笔数")), Column(_("金额（元）"), money=True)),
            of_charges,
            help=_("本期登记的收费按收费类别合计，更正以负数计入。"),
        ),
    )
}
