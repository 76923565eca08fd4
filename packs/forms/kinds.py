"""How each kind of figure is typed: its field, what the field shows, and what is stored."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.worktime import Unit
from org.enums import Post
from packs import vocabulary
from packs.forms.rows import SHAPES, Shape, shape_of

CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MONEY = re.compile(r"\d+\.\d\d")
LAST_DAY = 31

UNITS = {
    Unit.MINUTES: _("分钟"),
    Unit.HOURS: _("小时"),
    Unit.DAYS: _("天"),
    Unit.WORKING_DAYS: _("个工作日"),
    Unit.MONTHS: _("个月"),
    Unit.YEARS: _("年"),
}
YES_NO = {"yes": _("是"), "no": _("否")}


class LengthWidget(forms.MultiWidget):
    """An amount and its unit side by side."""

    template_name = "components/length.html"

    def __init__(self) -> None:
        amount = forms.NumberInput(attrs={"min": 1, "aria-label": _("数量")})
        unit = forms.Select(
            attrs={"aria-label": _("单位")}, choices=[(one.value, UNITS[one]) for one in UNITS]
        )
        super().__init__({"amount": amount, "unit": unit})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The unit keeps the look of a list."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["subwidgets"][1]["attrs"]["class"] = "form-select"
        return context

    def decompress(self, value: Any) -> list[Any]:
        """`{"hours": 24}` as 24 and hours; hours are offered where there is nothing yet."""
        (unit, amount) = next(iter((value or {"hours": None}).items()))
        return [amount, unit]


class LengthField(forms.MultiValueField):
    """A length such as `{"hours": 24}`; empty without an amount."""

    widget = LengthWidget

    def __init__(self, **kwargs: Any) -> None:
        units = [(one.value, UNITS[one]) for one in UNITS]
        parts = (forms.IntegerField(min_value=1), forms.ChoiceField(choices=units))
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> dict[str, int] | None:
        return {data_list[1]: data_list[0]} if data_list and data_list[0] else None


@dataclass(frozen=True)
class Kind:
    """One way of typing a figure; `key` is where it stands in the figure."""

    code: str
    label: str | Promise
    field: Callable[..., forms.Field]
    key: str = "value"
    shown: Callable[[Any], Any] = lambda value: value
    stored: Callable[[Any], Any] = lambda value: value
    rows: Shape | None = None


def _money(**kwargs: Any) -> forms.Field:
    return forms.DecimalField(min_value=Decimal(0), max_digits=12, decimal_places=2, **kwargs)


def _number(**kwargs: Any) -> forms.Field:
    return forms.IntegerField(min_value=0, **kwargs)


def _day(**kwargs: Any) -> forms.Field:
    return forms.IntegerField(min_value=1, max_value=LAST_DAY, **kwargs)


def _time(**kwargs: Any) -> forms.Field:
    return forms.RegexField(rf"^{CLOCK_TIME.pattern}$", max_length=5, **kwargs)


def _text(**kwargs: Any) -> forms.Field:
    return forms.CharField(max_length=500, **kwargs)


def _yes_no(**kwargs: Any) -> forms.Field:
    return forms.ChoiceField(choices=[("", "—"), *YES_NO.items()], **kwargs)


def _post(**kwargs: Any) -> forms.Field:
    return forms.ChoiceField(choices=[("", "—"), *Post.choices], **kwargs)


def _lines(**kwargs: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **kwargs)


def _structure(**kwargs: Any) -> forms.Field:
    return forms.JSONField(widget=forms.Textarea(attrs={"rows": 8, "class": "code"}), **kwargs)


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


KINDS = {
    kind.code: kind
    for kind in (
        Kind("length", _("时长"), LengthField, "target"),
        Kind("span", _("时长"), LengthField),
        Kind("post", _("岗位"), _post, "responsible"),
        Kind("day", _("每月几日前"), _day, "before_day"),
        Kind("due", _("时刻"), _time, "due"),
        Kind("months", _("月数"), _number, "months"),
        Kind("days", _("天数"), _number, "days"),
        Kind(
            "yes_no",
            _("是或否"),
            _yes_no,
            shown=lambda value: {True: "yes", False: "no"}.get(value, ""),
            stored=lambda value: value == "yes",
        ),
        Kind("number", _("整数"), _number),
        Kind("money", _("金额（元）"), _money, stored=lambda value: f"{value:.2f}"),
        Kind("time", _("时刻"), _time),
        Kind("lines", _("每行一项"), _lines, shown=lambda value: "\n".join(value or ()), stored=_split),
        Kind("structure", _("结构（JSON）"), _structure),
        Kind("text", _("文字"), _text),
    )
}


def kind_of(figure: Mapping[str, Any]) -> Kind | None:
    """How the figure is typed; None for one that only a file of the library sets out."""
    if figure.get("blank"):
        return _called(figure.get("type", "length" if "kind" in figure else "number"))
    special = next((kind for kind in KINDS.values() if kind.key != "value" and kind.key in figure), None)
    if special or "value" not in figure:
        return special
    return _list_kind(figure["value"]) or KINDS[_of_value(figure["value"])]


def _called(code: str) -> Kind | None:
    if code in SHAPES:
        return _rows(SHAPES[code])
    known = vocabulary.named(code)
    return _choice_of(known) if known else KINDS.get(code)


def _list_kind(value: Any) -> Kind | None:
    """Rows of a known shape, or codes of a known vocabulary."""
    if shape := shape_of(value):
        return _rows(shape)
    plain = isinstance(value, list) and all(isinstance(one, str) for one in value)
    known = vocabulary.fitting(value) if plain else None
    return _choice_of(known) if known else None


def _rows(shape: Shape) -> Kind:
    return Kind(shape.code, shape.label, forms.Field, rows=shape)


def _choice_of(known: vocabulary.Vocabulary) -> Kind:
    def field(**kwargs: Any) -> forms.Field:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=known.choices, widget=boxes, **kwargs)

    return Kind(known.code, known.label, field)


def _of_value(value: Any) -> str:
    if isinstance(value, Mapping) and set(value) <= set(Unit) and len(value) == 1:
        return "span"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int):
        return "number"
    if isinstance(value, str):
        return "time" if CLOCK_TIME.fullmatch(value) else "money" if MONEY.fullmatch(value) else "text"
    return "lines" if isinstance(value, list) and all(isinstance(one, str) for one in value) else "structure"


def same(one: Any, other: Any) -> bool:
    """Are two stored values the same figure?"""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
