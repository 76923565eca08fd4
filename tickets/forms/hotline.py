"""Forms of the desk beside the intake: letters, replies, visitors."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.forms import Combobox, LocalDateTimeInput
from customers.models import Customer
from org.enums import Right, UnitKind
from org.models import Unit
from tickets.enums import Channel, Direction
from tickets.models import Letter
from tickets.queries.letters import tickets_to_name

WRITTEN = [(one.value, one.label) for one in Channel if one not in (Channel.PHONE, Channel.ALARM)]
WAYS = [(Direction.IN.value, _("收到")), (Direction.OUT.value, _("发出"))]


class LetterForm(forms.ModelForm):
    """One line of the register; a fax tells pages and number (INT-08)."""

    ticket_number = forms.CharField(label=_("工单号"), max_length=24, required=False)

    class Meta:
        model = Letter
        fields = [
            "channel",
            "direction",
            "at",
            "sender",
            "phone",
            "customer",
            "region",
            "project",
            "pages",
            "fax_number",
            "content",
        ]
        widgets = {
            "at": LocalDateTimeInput,
            "customer": Combobox("customers:lookup_customers"),
            "content": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        scope = user.scope.within(Right.REGISTER)
        units = Unit.objects.filter(is_active=True)
        regions, projects = units.filter(kind=UnitKind.REGION), units.filter(kind=UnitKind.PROJECT)
        if not scope.group:
            parents = projects.filter(pk__in=scope.project_ids).values("parent")
            regions = regions.filter(Q(pk__in=scope.region_ids) | Q(pk__in=parents))
            projects = projects.filter(Q(parent__in=scope.region_ids) | Q(pk__in=scope.project_ids))
        self.fields["region"].queryset = regions
        self.fields["project"].queryset = projects
        self.fields["customer"].queryset = Customer.objects.visible_to(user).present()
        self.fields["region"].empty_label = _("请选择")
        self.fields["project"].empty_label = _("不属于项目")
        self.fields["channel"].choices = WRITTEN
        self.fields["direction"].choices = WAYS

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("channel") == Channel.FAX:
            for name, words in (("pages", _("请填写传真页数。")), ("fax_number", _("请填写传真号码。"))):
                if not data.get(name):
                    self.add_error(name, words)
        number = data.pop("ticket_number", "")
        if number:
            data["ticket"] = tickets_to_name(self.user, number)
            if data["ticket"] is None:
                self.add_error("ticket_number", _("没有这张工单。"))
        return data


class ReplyForm(forms.Form):
    channel = forms.ChoiceField(label=_("答复方式"), choices=Channel.choices, initial=Channel.PHONE)
    text = forms.CharField(label=_("答复内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ArrivalForm(forms.Form):
    """Somebody comes in; the branch is asked of whoever serves several."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=None)
    name = forms.CharField(label=_("称呼"), max_length=40, required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
