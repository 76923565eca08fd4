"""Forms of privacy; they check the shape, the operations decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from privacy.enums import RequestKind, RequestSource, RequestState

ENDS = [(RequestState.DONE, _("已办结")), (RequestState.REFUSED, _("不予办理"))]


class RequestForm(forms.Form):
    """What the customer asks."""

    kind = forms.ChoiceField(label=_("请求"), choices=RequestKind.choices, widget=Segmented)
    source = forms.ChoiceField(label=_("来源"), choices=RequestSource.choices)
    details = forms.CharField(
        label=_("说明"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SettleForm(forms.Form):
    """How the request ended."""

    state = forms.ChoiceField(label=_("结果"), choices=ENDS, widget=Segmented)
    answer = forms.CharField(
        label=_("答复客户的内容"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
