"""Forms of the texts and prices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.models import Line, Price, Script, Snippet

TEXT = forms.Textarea(attrs={"rows": 4})


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ["code", "name", "number", "greeting", "is_active"]
        help_texts = {"greeting": _("须包含公司与线路名称，接听时显示。")}

    def clean(self) -> dict[str, Any]:
        """The greeting names the line (INT-04)."""
        data = super().clean() or {}
        name, greeting = data.get("name", ""), data.get("greeting", "")
        if name and greeting and name not in greeting:
            self.add_error("greeting", _("标准接待用语须包含线路名称「%(name)s」。") % {"name": name})
        return data


class ScriptForm(forms.ModelForm):
    class Meta:
        model = Script
        fields = ["situation", "line", "category", "title", "text", "is_active"]
        widgets = {"text": TEXT}
        help_texts = {"line": _("不选适用于所有线路。"), "category": _("不填适用于所有故障。")}


class SnippetForm(forms.ModelForm):
    class Meta:
        model = Snippet
        fields = ["code", "title", "text", "is_active"]
        widgets = {"text": TEXT}
        help_texts = {"code": _("输入时键入「/」加缩写插入。")}


class PriceForm(forms.Form):
    """One line of an unreleased list."""

    code = forms.CharField(label=_("编号"), max_length=30)
    name = forms.CharField(label=_("项目"), max_length=80)
    unit = forms.CharField(label=_("单位"), max_length=10, required=False)
    amount = forms.DecimalField(label=_("价格"), min_value=0, max_digits=10, decimal_places=2)


class NoPrice(forms.Form):
    """Names the price that is taken out."""

    price = forms.ModelChoiceField(Price.objects.none())

    def __init__(self, *args: Any, prices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].queryset = prices
