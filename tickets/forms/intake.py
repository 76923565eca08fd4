"""What the desk types while the customer talks."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.forms import Combobox, LocalDateInput, LocalDateTimeInput, Segmented, Suggest
from customers.enums import SiteClass
from customers.models import Asset, Contact, Customer, Site
from customers.phones import BadPhone, normalise
from deadlines.enums import BreachReason
from knowledge.models import Price
from knowledge.queries import prices_in_force
from org.enums import Right, UnitKind
from org.models import Unit
from org.permissions import has
from tickets.enums import TYPES_OF, Channel, Intent, ServiceType, Severity, Urgency
from tickets.forms.actions import YES_NO
from tickets.models import Call, FaultCategory
from tickets.operations.intake import Intake, Rescue
from tickets.queries.classes import class_choices

FOLDED = (
    "channel",
    "received_at",
    "bought_on",
    "breach_reason",
    "override_reason",
    "resolution",
    "price",
    "callback_at",
    "plate",
)
NOT_OF_THE_INTAKE = frozenset({"key", "typed_at", "mileage", "repaired_elsewhere"})
URGENCIES = [("", _("自动判定")), *Urgency.choices]


class IntakeForm(forms.Form):
    """Shape only; what is required and possible is decided by the operation (INT-05, INT-17)."""

    intent = ""
    title: Any = ""

    key = forms.UUIDField(widget=forms.HiddenInput({"data-draft-keep": ""}))
    typed_at = forms.IntegerField(required=False, widget=forms.HiddenInput({"data-typed-at": ""}))
    call = forms.ModelChoiceField(
        Call.objects.none(), required=False, widget=forms.HiddenInput({"data-draft-keep": ""})
    )
    customer = forms.ModelChoiceField(
        Customer.objects.none(),
        label=_("查找客户"),
        required=False,
        widget=Combobox(
            "customers:lookup_customers",
            {
                "form": "intake-form",
                "placeholder": _("姓名首字母、尾号、序列号、车牌"),
                "data-hotkey": "F3",
                "data-hotkey-label": _("查找客户"),
            },
        ),
    )
    phone = forms.CharField(
        label=_("来电号码"),
        max_length=40,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("客户姓名"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    contact = forms.ModelChoiceField(Contact.objects.none(), required=False, widget=forms.HiddenInput)
    site = forms.ModelChoiceField(Site.objects.none(), required=False, widget=forms.HiddenInput)
    asset = forms.ModelChoiceField(Asset.objects.none(), required=False, widget=forms.HiddenInput)
    region = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("地区"),
        empty_label=_("请选择"),
        error_messages={"required": _("请选择地区。")},
    )
    project = forms.ModelChoiceField(
        Unit.objects.none(), label=_("项目"), required=False, empty_label=_("不属于项目")
    )
    address = forms.CharField(label=_("服务地址"), max_length=200, required=False)
    site_class = forms.ChoiceField(label=_("场所"), choices=SiteClass.choices, initial=SiteClass.HOME)
    serial = forms.CharField(label=_("设备序列号"), max_length=60, required=False)
    model_code = forms.CharField(
        label=_("产品型号"), max_length=40, required=False, widget=Suggest("customers:lookup_models")
    )
    plate = forms.CharField(label=_("车牌号"), max_length=16, required=False)
    bought_on = forms.DateField(label=_("购买日期"), required=False, widget=LocalDateInput)
    category = forms.ModelChoiceField(
        FaultCategory.objects.filter(is_active=True),
        label=_("故障类别"),
        required=False,
        empty_label=_("未分类"),
    )
    description = forms.CharField(
        label=_("问题描述"),
        max_length=5000,
        widget=forms.Textarea({"rows": 4, "data-hotkey": "F4"}),
    )
    urgency = forms.ChoiceField(
        label=_("紧急程度"), choices=URGENCIES, required=False, widget=Segmented(keys=True)
    )
    channel = forms.ChoiceField(label=_("渠道"), choices=Channel.choices, initial=Channel.PHONE)
    received_at = forms.DateTimeField(
        label=_("来电时间"),
        required=False,
        widget=LocalDateTimeInput,
        help_text=_("不填为现在；补录时填实际来电时间。"),
    )
    agitated = forms.BooleanField(label=_("客户情绪激动"), required=False)
    callback_at = forms.DateTimeField(
        label=_("约定回电时间"),
        required=False,
        widget=LocalDateTimeInput,
        help_text=_("填写后生成回电待办。"),
    )
    price = forms.ModelChoiceField(
        Price.objects.none(),
        label=_("报价项目"),
        required=False,
        empty_label=_("未报价"),
        error_messages={"invalid_choice": _("只能按现行价目表报价，请重新选择项目。")},
    )
    resolution = forms.CharField(
        label=_("电话中如何解决"),
        max_length=2000,
        required=False,
        help_text=_("按「电话已解决」结案时写入经过。"),
    )
    breach_reason = forms.ChoiceField(
        label=_("超时原因"),
        choices=[("", _("未超时")), *BreachReason.choices],
        required=False,
        help_text=_("补录已解决且超过时限的请求时填写。"),
    )

    def __init__(self, *args: Any, user: Any, customer: Customer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.customer = customer
        self.fields["customer"].queryset = Customer.objects.visible_to(user).present()
        self.fields["phone"].required = not self.data.get("contact")
        self.fields["call"].queryset = Call.objects.all()
        self.fields["price"].queryset = prices_in_force()
        scope = user.scope.within(Right.REGISTER)
        units = Unit.objects.filter(is_active=True)
        own = units if scope.group else units.filter(pk__in=_regions(scope))
        self.fields["region"].queryset = own.filter(kind=UnitKind.REGION).select_related("parent")
        self.fields["project"].queryset = _projects(units, scope)
        self.fields["region"].required = not (customer or self.data.get("project"))
        if customer:
            for name, model in (("contact", Contact), ("site", Site), ("asset", Asset)):
                self.fields[name].queryset = model.objects.filter(customer=customer)
        if not self.is_bound:
            self.fields["description" if customer else "phone"].widget.attrs["autofocus"] = True
        if not has(user, Right.OVERRIDE_INTAKE):
            self.fields.pop("override_reason", None)

    @property
    def more_errors(self) -> bool:
        """Is there a fault among the fields that are folded away, or one that they may mend?"""
        return any(name in self.errors for name in (*FOLDED, NON_FIELD_ERRORS))

    def clean(self) -> dict[str, Any]:
        """A chosen address brings its region and project, a number its person."""
        data = super().clean() or {}
        if data.get("site") or not (data.get("region") or "region" in self.errors):
            data["region"], data["project"] = self._place(data)
        if data.get("phone"):
            self._settle_caller(data)
        return data

    def _settle_caller(self, data: dict[str, Any]) -> None:
        """A typed number counts more than a picked customer, who may be calling from a new one."""
        known = self._caller(data["phone"])
        picked = data.get("customer")
        data["contact"] = known if not data.get("name") else None
        data["customer"] = None if known else picked
        if picked and not known and not data.get("name"):
            data["name"] = picked.name

    def _place(self, data: dict[str, Any]) -> tuple[Unit | None, Unit | None]:
        """Region and project of the chosen address, of the project alone, or of the customer."""
        place, project = data.get("site"), data.get("project")
        if place is None and project:
            return project.parent, project
        place = place or self.customer
        return (place.region, place.project) if place else (None, None)

    def _caller(self, phone: str) -> Contact | None:
        """The first person known at the number."""
        try:
            number = normalise(phone)
        except BadPhone:
            return None
        return self.fields["contact"].queryset.filter(phone=number).order_by("-is_primary", "pk").first()

    def intake(self, *, at: Any, solved: bool = False) -> Intake:
        """The form as the operation takes it, as far as it is filled in; a region is the least."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in NOT_OF_THE_INTAKE}
        words = {"channel": Channel.PHONE, "description": ""}
        words |= {name: value for name, value in data.items() if value not in (None, "")}
        words["received_at"] = data.get("received_at") or at
        for name in ("fault", "dissatisfied", "visit_wanted", "agitated", "needs_enquiry"):
            if name in words:
                words[name] = words[name] in (True, "yes")
        return Intake(intent=self.intent, solved_by_phone=solved, **words)


def _projects(units: Any, scope: Any) -> Any:
    """Projects of the person's regions, or the person's own."""
    projects = units.filter(kind=UnitKind.PROJECT, live_since__isnull=False).select_related("parent")
    if scope.group:
        return projects
    return projects.filter(Q(parent__in=scope.region_ids) | Q(pk__in=scope.project_ids))


def _regions(scope: Any) -> set[int]:
    parents = Unit.objects.filter(pk__in=scope.project_ids).values_list("parent_id", flat=True)
    return scope.region_ids | set(parents)


def _override() -> forms.CharField:
    return forms.CharField(
        label=_("不按投诉登记的理由"),
        max_length=500,
        required=False,
        help_text=_("仅主管：客户不满但不作投诉时填写。"),
    )


def _dissatisfied() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("客户不满或涉及人员？"),
        choices=YES_NO,
        widget=Segmented,
        help_text=_("选「是」按投诉登记。"),
    )


class ConsultationForm(IntakeForm):
    """咨询: answered on the phone, or passed on to the person responsible."""

    intent = Intent.CONSULTATION
    title = Intent.CONSULTATION.label
    needs_enquiry = forms.BooleanField(label=_("需查询后回电"), required=False)
    dissatisfied = _dissatisfied()
    override_reason = _override()
    visit_wanted = forms.BooleanField(label=_("需要上门"), required=False)


class BookingForm(IntakeForm):
    """服务预约: installation, repair or training."""

    intent = Intent.BOOKING
    title = Intent.BOOKING.label
    service_type = forms.ChoiceField(
        label=_("服务类型"),
        choices=[(code, ServiceType(code).label) for code in TYPES_OF[Intent.BOOKING]],
        initial=ServiceType.REPAIR,
        widget=Segmented,
    )
    fault = forms.BooleanField(label=_("故障报修（先派工后补批）"), required=False)
    dissatisfied = _dissatisfied()
    override_reason = _override()

    def intake(self, *, at: Any, solved: bool = False) -> Intake:
        """An unticked box says nothing, so that urgent repairs are faults by themselves."""
        if not self.cleaned_data.get("fault"):
            self.cleaned_data["fault"] = None
        return super().intake(at=at, solved=solved)


class ComplaintForm(IntakeForm):
    """投诉: verified, handled and closed on its own path."""

    intent = Intent.COMPLAINT
    title = Intent.COMPLAINT.label
    proposal = forms.CharField(label=_("处理建议"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["callback_at"].help_text = ""
        self.fields["description"].widget.attrs["rows"] = 3

    complaint_class = forms.ChoiceField(
        label=_("投诉类别"), choices=lambda: [("", _("请选择")), *class_choices()]
    )
    severity = forms.ChoiceField(
        label=_("严重程度"), choices=[("", _("核实后定级")), *Severity.choices], required=False
    )
    visit_wanted = forms.BooleanField(label=_("需要上门"), required=False)


class RescueForm(BookingForm):
    """紧急救援单: eight fields, all of them asked for before the workshop is told (INT-13)."""

    title = _("紧急救援")
    mileage = forms.IntegerField(label=_("里程（公里）"), required=False, min_value=0, max_value=9_999_999)
    repaired_elsewhere = forms.ChoiceField(
        label=_("是否在他处修理过"), choices=YES_NO, required=False, widget=Segmented
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("service_type", "fault"):
            self.fields.pop(name)
        self.fields["received_at"].required = True
        self.fields["received_at"].help_text = ""
        self.fields["model_code"].label = _("车型")
        self.fields["description"].label = _("故障现象")

    def intake(self, *, at: Any, solved: bool = False) -> Intake:
        """A repair that is a fault, with its slip."""
        found = super().intake(at=at, solved=solved)
        elsewhere = self.cleaned_data.get("repaired_elsewhere")
        slip = Rescue(
            mileage=self.cleaned_data.get("mileage"),
            repaired_elsewhere=elsewhere == "yes" if elsewhere else None,
        )
        return replace(found, service_type=ServiceType.REPAIR, fault=True, rescue=slip)


RESCUE = "rescue"
FORMS: dict[str, type[IntakeForm]] = {
    Intent.CONSULTATION: ConsultationForm,
    Intent.BOOKING: BookingForm,
    Intent.COMPLAINT: ComplaintForm,
    RESCUE: RescueForm,
}
