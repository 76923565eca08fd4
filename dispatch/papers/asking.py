"""Which paper to print."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dispatch.models import WorkOrder
from dispatch.papers.kinds import PaperKind


class PaperForm(forms.Form):
    """A kind of paper, the order it is about, and the reason for whole phone and address."""

    TICKET = "ticket"
    COMPLAINT = "complaint"

    kind = forms.ChoiceField(
        label=_("单据"),
        choices=[*PaperKind.choices, (TICKET, _("工单")), (COMPLAINT, _("客户投诉处理表"))],
    )
    order = forms.ModelChoiceField(
        WorkOrder.objects.none(),
        label=_("派工单"),
        required=False,
        to_field_name="number",
        empty_label=_("不按派工单"),
    )
    reason = forms.CharField(
        label=_("印出完整电话和地址的理由"),
        required=False,
        max_length=200,
        help_text=_("不填则隐去部分号码和地址；填写后会留下记录。"),
    )

    def __init__(self, *args: Any, orders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].queryset = orders  # type: ignore[attr-defined]
