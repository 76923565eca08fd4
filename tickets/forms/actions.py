"""One small form for each thing that can be done with a ticket."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, Segmented
from customers.enums import PersonalField
from deadlines.enums import BreachReason, PauseReason
from tickets.enums import Channel, Direction, Intent, Urgency
from tickets.models import FaultCategory, Ticket
from tickets.queries.classes import class_choices
from tickets.queries.owners import possible_owners

YES_NO = [("yes", _("是")), ("no", _("否"))]
DECISIONS = [("yes", _("同意")), ("no", _("不同意"))]


def words_field(
    label: Any, *, required: bool = True, rows: int = 3, most: int = 2000, **more: Any
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, **more)


def _breach() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("超时原因"),
        choices=[("", _("未超时")), *BreachReason.choices],
        required=False,
        help_text=_("有超时未说明的时限时必填。"),
    )


class YesNoField(forms.ChoiceField):
    """A required answer between two; clean value is a bool."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=kwargs.pop("choices", YES_NO), widget=Segmented, **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(value) == "yes"


class ActForm(forms.Form):
    """What is typed for a verb of one ticket as it is at an instant."""

    def __init__(self, *args: Any, ticket: Ticket, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ticket, self.at = ticket, at

    def renew(self, name: str, value: Any) -> None:
        """Send another hidden value with the same words next time."""
        if self.is_bound and name in self.fields:
            self.data = self.data.copy()
            self.data[self.add_prefix(name)] = str(value)


class SeenForm(ActForm):
    """Carries the version of the ticket that the person looked at; without one nothing is compared."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OnceForm(ActForm):
    """Carries a key, so that a double click is carried out once."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ReasonForm(SeenForm):
    reason = words_field(_("理由"), rows=2, most=500)


class ApprovalRequestForm(SeenForm):
    reason = words_field(_("申请说明"), required=False, rows=2, most=500)


class ResolutionForm(SeenForm):
    resolution = words_field(_("解决方法"))
    breach_reason = _breach()


class CancellationForm(SeenForm):
    reason = words_field(_("取消理由"), rows=2, most=500)
    breach_reason = _breach()


class MergeForm(SeenForm):
    """Why two tickets are one; the other ticket stands in the address."""

    reason = words_field(_("合并理由"), rows=2, most=500)
    breach_reason = _breach()


class ArchiveForm(SeenForm):
    breach_reason = _breach()


class ContactForm(OnceForm):
    """A call or message with the customer."""

    reached = YesNoField(label=_("是否联系上客户"))
    direction = forms.ChoiceField(label=_("方向"), choices=Direction.choices, widget=Segmented)
    channel = forms.ChoiceField(label=_("方式"), choices=Channel.choices)
    agreed_at = forms.DateTimeField(label=_("约定到场时间"), required=False, widget=LocalDateTimeInput)
    note = words_field(_("通话要点"), required=False)


class NoteForm(OnceForm):
    text = words_field(_("备注内容"))


class LetterForm(OnceForm):
    """An answer to the customer by mail."""

    text = words_field(_("邮件内容"), rows=6)


class UrgencyForm(SeenForm):
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=Urgency.choices, widget=Segmented)
    reason = words_field(_("理由"), rows=2, most=500)


class ClassificationForm(SeenForm):
    """Fields that the ticket has none of are left out and stay as they are."""

    complaint_class = forms.ChoiceField(label=_("投诉类别"), choices=class_choices)
    fault = forms.BooleanField(label=_("故障报修"), required=False)
    category = forms.ModelChoiceField(
        FaultCategory.objects.none(), label=_("故障类别"), required=False, empty_label=_("未分类")
    )
    reason = words_field(_("理由"), rows=2, most=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.ticket.category_id
        category = self.fields["category"]
        category.queryset = FaultCategory.objects.filter(Q(is_active=True) | Q(pk=held))
        if held:
            category.empty_label, category.required = None, True
        if self.ticket.intent != Intent.COMPLAINT:
            del self.fields["complaint_class"]
        if self.ticket.intent != Intent.BOOKING:
            del self.fields["fault"]


class OwnerForm(SeenForm):
    """One of those who may answer for the ticket."""

    owner = forms.TypedChoiceField(label=_("新负责人"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = possible_owners(self.ticket, at=self.at)
        by_key = {str(user.pk): user for user, _place in people}
        self.fields["owner"].choices = [("", _("请选择")), *((user.pk, place) for user, place in people)]
        self.fields["owner"].coerce = by_key.__getitem__


class BreachForm(forms.Form):
    reason = forms.ChoiceField(label=_("超时原因"), choices=BreachReason.choices)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class PauseForm(forms.Form):
    """A request to pause one clock."""

    reason = forms.ChoiceField(label=_("暂停理由"), choices=PauseReason.choices)
    starts_at = forms.DateTimeField(label=_("暂停自"), widget=LocalDateTimeInput)
    ends_at = forms.DateTimeField(label=_("暂停至"), required=False, widget=LocalDateTimeInput)
    evidence = forms.CharField(
        label=_("凭据"), max_length=200, help_text=_("例如短信、通话记录编号、停电通知。")
    )
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def offer(self, reasons: Collection[str]) -> "PauseForm":
        """List only these reasons; another one that is posted reaches the rules, which say why not."""
        listed = [(value, words) for value, words in PauseReason.choices if value in reasons]
        self.fields["reason"].widget.choices = listed
        return self

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if isinstance(starts, datetime) and isinstance(ends, datetime) and ends <= starts:
            self.add_error("ends_at", _("暂停结束必须晚于开始。"))
        return data


class DecisionForm(forms.Form):
    approved = YesNoField(label=_("是否同意暂停"), choices=DECISIONS)
    note = forms.CharField(label=_("意见"), max_length=200, required=False)


class DisclosureForm(forms.Form):
    """Which value is read whole, and why; each value has a button of its own."""

    reason = forms.CharField(label=_("查看理由"), max_length=200)
    field = forms.ChoiceField(choices=PersonalField.choices, widget=forms.HiddenInput)
