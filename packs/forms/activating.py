"""Putting packs in force from a coming day on, and naming the last day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, Suggest
from packs.enums import Rank
from packs.keys import book_of, key_of, some_of
from packs.models import Pack


class ActivationForm(forms.Form):
    """For whom a pack holds (CNV-12): the company, or one product line, model or contract that exists."""

    pack = forms.ModelChoiceField(Pack.objects.all(), to_field_name="code", label=_("政策包"))
    rank = forms.ChoiceField(label=_("适用范围"), choices=Rank.choices)
    key = forms.CharField(
        label=_("适用对象"),
        max_length=60,
        required=False,
        widget=Suggest("packs:lookup_keys"),
        help_text=_("产品线、型号代码或合同编号；全公司留空。"),
    )
    since = forms.DateField(label=_("启用日"), widget=LocalDateInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        rank, key = data.get("rank"), data.get("key", "").strip()
        if rank == Rank.COMPANY and key:
            self.add_error("key", _("适用全公司时不填适用对象。"))
        elif rank and rank != Rank.COMPANY:
            key = self._check(rank, key)
        return data | {"key": key}

    def _check(self, rank: str, key: str) -> str:
        """The key of what was typed, which may be the name."""
        book = book_of(rank)
        found = key_of(book, key) if book and key else key
        if not key:
            self.add_error("key", _("请填写适用对象。"))
        elif book and found is None:
            self.add_error("key", _("没有这个适用对象；现有：%(known)s") % {"known": some_of(book) or "—"})
        return found or key


class EndForm(forms.Form):
    """The last day of an activation."""

    until = forms.DateField(label=_("最后有效日"), widget=LocalDateInput)
