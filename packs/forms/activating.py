"""Putting packs in force from a coming day on, and naming the last day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.doors import PACK_KEYS
from core.forms import LocalDateInput
from core.punctuation import mark
from packs.enums import Rank
from packs.models import Pack

MOST_NAMED = 10


class ActivationForm(forms.Form):
    """For whom a pack holds (CNV-12): the company, or one product line, model or contract that exists."""

    pack = forms.ModelChoiceField(Pack.objects.all(), to_field_name="code", label=_("政策包"))
    rank = forms.ChoiceField(label=_("适用范围"), choices=Rank.choices)
    key = forms.CharField(
        label=_("适用对象"),
        max_length=60,
        required=False,
        help_text=_("产品线、型号代码或合同编号；全公司留空。"),
    )
    since = forms.DateField(label=_("启用日"), widget=LocalDateInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        rank, key = data.get("rank"), data.get("key", "").strip()
        if rank == Rank.COMPANY and key:
            self.add_error("key", _("适用全公司时不填适用对象。"))
        elif rank and rank != Rank.COMPANY:
            self._check(rank, key)
        return data | {"key": key}

    def _check(self, rank: str, key: str) -> None:
        book = next((one for one in PACK_KEYS if one.code == rank), None)
        if not key:
            self.add_error("key", _("请填写适用对象。"))
        elif book and not book.known(key):
            known = mark("、").join(book.some(MOST_NAMED))
            self.add_error("key", _("没有这个适用对象；现有：%(known)s") % {"known": known or "—"})


class EndForm(forms.Form):
    """The last day of an activation."""

    until = forms.DateField(label=_("最后有效日"), widget=LocalDateInput)
