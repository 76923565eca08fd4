"""Figures that are lists of rows: ladders of levels, classes, checklists, documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from packs import vocabulary
from packs.enums import Source

Row = Mapping[str, Any]
PERCENT, BEFORE, AFTER, WORKDAYS = "percent", "before", "after", "workdays_before"


class RowForm(forms.Form):
    """One row; `keys` are what it may hold, `needs` what every row of its kind has."""

    keys: ClassVar[frozenset[str]]
    needs: ClassVar[frozenset[str]]

    @classmethod
    def shown(cls, row: Row) -> dict[str, Any]:
        """What the fields begin with."""
        return dict(row)

    def stored(self) -> dict[str, Any]:
        """The row as the figure holds it."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.keys}


def _code(label: str | Promise) -> forms.Field:
    return forms.RegexField(
        r"^[A-Za-z0-9_]+$",
        label=label,
        max_length=40,
        error_messages={"invalid": _("只用字母、数字和下划线。")},
    )


def _words_of(name: str) -> list[tuple[str, str | Promise]]:
    found = vocabulary.named(name)
    return list(found.choices) if found else []


def _several(label: str | Promise, name: str) -> forms.Field:
    boxes = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=lambda: _words_of(name), widget=boxes)


class LevelRow(RowForm):
    """A step of a ladder: when, who is told, and how."""

    keys = frozenset(
        {"code", "audience", "percent", "minutes", "workdays_before", "urgent", "notice"},
    )
    needs = frozenset({"code", "audience"})

    code = _code(_("级别"))
    amount = forms.IntegerField(label=_("数值"), min_value=0, max_value=100_000)
    moment = forms.ChoiceField(
        label=_("时点"),
        initial=PERCENT,
        choices=[
            (PERCENT, _("时限的百分之几")),
            (BEFORE, _("到期前几分钟")),
            (AFTER, _("到期后几分钟")),
            (WORKDAYS, _("限期前几个工作日（在提醒的时刻）")),
        ],
    )
    urgent = forms.ChoiceField(
        label=_("方式"),
        required=False,
        choices=[("", _("站内和邮件")), ("yes", _("加急：另发短信，不受免打扰"))],
    )
    audience = _several(_("通知对象"), "audience")
    notice = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def shown(cls, row: Row) -> dict[str, Any]:
        moment, amount = _moment(row)
        return {
            "code": row["code"],
            "moment": moment,
            "amount": amount,
            "urgent": "yes" if row.get("urgent") else "",
            "audience": row["audience"],
            "notice": row.get("notice", False),
        }

    def stored(self) -> dict[str, Any]:
        data = self.cleaned_data
        row = {"code": data["code"], "audience": data["audience"], **_when(data["moment"], data["amount"])}
        return row | {name: True for name in ("urgent", "notice") if data[name]}


def _moment(row: Row) -> tuple[str, int]:
    if "minutes" in row:
        return (BEFORE, -row["minutes"]) if row["minutes"] < 0 else (AFTER, row["minutes"])
    name = WORKDAYS if "workdays_before" in row else PERCENT
    return name, row[name]


def _when(moment: str, amount: int) -> dict[str, int]:
    if moment in (BEFORE, AFTER):
        return {"minutes": -amount if moment == BEFORE else amount}
    return {moment: amount}


class MomentRow(RowForm):
    """A reminder of a report: at one of three moments."""

    keys = needs = frozenset({"code", "when", "audience"})

    code = _code(_("级别"))
    when = forms.ChoiceField(
        label=_("时点"),
        initial="reminder",
        choices=[("reminder", _("到期前提醒")), ("due", _("到期时")), ("late", _("逾期时"))],
    )
    audience = _several(_("通知对象"), "audience")


class SourcedRow(RowForm):
    """A row that says where it comes from."""

    code = _code(_("代码"))
    title = forms.CharField(label=_("名称"), max_length=60)
    source = forms.CharField(label=_("出处"), max_length=120)
    basis = forms.ChoiceField(label=_("性质"), choices=Source.choices, initial=Source.CONV)


class ClassRow(SourcedRow):
    """A class of complaints."""

    keys = needs = frozenset({"code", "title", "source", "basis"})


class ChecklistRow(SourcedRow):
    """A checklist that must be done so many days before a date."""

    keys = needs = frozenset({"code", "title", "days_before", "items", "source", "basis"})

    days_before = forms.IntegerField(label=_("提前几天"), min_value=0, max_value=1000)
    items = forms.CharField(label=_("检查项（每行一项）"), widget=forms.Textarea(attrs={"rows": 4}))

    @classmethod
    def shown(cls, row: Row) -> dict[str, Any]:
        return {**row, "items": "\n".join(row["items"])}

    def stored(self) -> dict[str, Any]:
        lines = (line.strip() for line in self.cleaned_data["items"].splitlines())
        return super().stored() | {"items": [line for line in lines if line]}


class DocumentsRow(RowForm):
    """What must be on file before a type of service is closed."""

    keys = needs = frozenset({"service_type", "documents"})

    service_type = forms.ChoiceField(
        label=_("服务类型"), choices=lambda: [("", "—"), *_words_of("service_types")]
    )
    documents = _several(_("单据"), "documents")


@dataclass(frozen=True)
class Shape:
    """One kind of rows: its name, the words for it, and its form."""

    code: str
    label: str | Promise
    form: type[RowForm]

    def fits(self, rows: Sequence[Any]) -> bool:
        """Can every row be typed with the form, without losing anything?"""
        return bool(rows) and all(
            isinstance(row, Mapping) and self.form.needs <= set(row) <= self.form.keys for row in rows
        )

    def formset(self, data: Any, prefix: str, rows: Sequence[Row]) -> "Rows":
        """The rows as forms, with one empty row at the end."""
        made = forms.formset_factory(self.form, formset=Rows, extra=1, can_delete=True, max_num=MOST_ROWS)
        return made(data, prefix=prefix, initial=[self.form.shown(row) for row in rows])


MOST_ROWS = 50


class Rows(BaseFormSet):  # type: ignore[type-arg]
    """The rows of one figure."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("删除这一行")

    def stored(self) -> list[dict[str, Any]]:
        """What is kept, in the order shown; ladders in the order of their moments."""
        kept = [
            form.stored()
            for form in self.forms
            if form.has_changed() | (form in self.initial_forms) and form not in self.deleted_forms
        ]
        return sorted(kept, key=_place)


def _place(row: Row) -> int:
    return next((row[name] for name in ("percent", "minutes") if name in row), 0)


SHAPES = {
    one.code: one
    for one in (
        Shape("levels", _("提醒级别"), LevelRow),
        Shape("moments", _("提醒级别"), MomentRow),
        Shape("classes", _("类别"), ClassRow),
        Shape("checklists", _("检查表"), ChecklistRow),
        Shape("documents", _("单据"), DocumentsRow),
    )
}


def shape_of(value: Any) -> Shape | None:
    """The kind of rows a list holds, if one of ours."""
    return next((one for one in SHAPES.values() if isinstance(value, list) and one.fits(value)), None)
