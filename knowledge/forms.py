"""Forms of texts and prices, articles and notices."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from knowledge.enums import ArticleKind
from knowledge.models import Article, Line, NormPoint, Price, Script, Snippet
from org.enums import Post
from org.models import Unit

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

    code = forms.CharField(
        label=_("编号"), max_length=30, help_text=_("上门费的编号用 visit，收上门费的质保政策按它计费。")
    )
    name = forms.CharField(label=pgettext_lazy("item", "项目"), max_length=80)
    unit = forms.CharField(label=_("单位"), max_length=10, required=False)
    amount = forms.DecimalField(label=_("价格"), min_value=0, max_digits=10, decimal_places=2)


class NoPrice(forms.Form):
    """Names the price that is taken out."""

    price = forms.ModelChoiceField(Price.objects.none())

    def __init__(self, *args: Any, prices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].queryset = prices


class NormPointForm(forms.ModelForm):
    class Meta:
        model = NormPoint
        fields = ["page", "rank", "title", "text", "is_active"]


PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


class ArticleForm(forms.ModelForm):
    """What is proposed; it is about products, never about a person."""

    class Meta:
        model = Article
        fields = ["kind", "title", "product", "category", "problem", "cause", "solution"]
        widgets = {"problem": TEXT, "cause": TEXT, "solution": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "product": _("型号代码或产品线，不填适用于所有产品。"),
            "category": _("不填适用于所有故障。"),
            "solution": _("不要写客户的姓名、电话和地址。"),
        }

    def clean(self) -> dict[str, Any]:
        """Solutions name problem and cause (KNB-05); telephone numbers stay out."""
        data = super().clean() or {}
        for name in ("problem", "cause") if data.get("kind") == ArticleKind.SOLUTION else ():
            if not data.get(name):
                self.add_error(name, _("解决方案须写明问题与原因。"))
        for name in ("title", "problem", "cause", "solution"):
            if PHONE.search(data.get(name) or ""):
                self.add_error(name, _("请去掉电话号码：文章不能包含客户的个人信息。"))
        return data


class DecisionForm(forms.Form):
    """Approve, or return with a reason."""

    note = forms.CharField(label=_("意见"), max_length=500, required=False)
    approved = forms.TypedChoiceField(
        choices=[("yes", _("同意发布")), ("no", _("退回"))], coerce=lambda value: value == "yes"
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("approved") is False and not data.get("note"):
            self.add_error("note", _("退回时须写明意见。"))
        return data


class NoticeForm(forms.Form):
    """Title and text, and to whom."""

    title = forms.CharField(label=_("标题"), max_length=80)
    body = forms.CharField(label=_("内容"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("发布范围"), help_text=_("包括其下属单位的全体在岗人员。")
    )
    posts = forms.MultipleChoiceField(
        label=_("岗位"),
        choices=Post.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选发给所有岗位。"),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
