"""Every component on one page, for developers (DEBUG only) and for the browser tests."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.clock import local_day, now
from core.forms import (
    LocalDateTimeInput,
    PhotosField,
    Segmented,
    SignatureField,
)

URGENCIES = [("general", _("一般")), ("urgent", _("紧急")), ("major", _("重大（困人或停运）"))]
CHANNELS = [("phone", _("电话")), ("email", _("邮件")), ("web", _("网页"))]


class GalleryForm(forms.Form):
    """One field of each kind."""

    asset = forms.CharField(label=_("报修设备"), initial="EQ-2023-00817 3 号楼客梯")
    category = forms.CharField(label=_("故障类别"), help_text=_("输入拼音首字母，如 gmyc"))
    description = forms.CharField(label=_("问题描述"), widget=forms.Textarea(attrs={"rows": 3}))
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=URGENCIES, widget=Segmented(keys=True))
    channel = forms.ChoiceField(label=_("渠道"), choices=CHANNELS)
    visit_at = forms.DateTimeField(label=_("期望上门"), widget=LocalDateTimeInput, required=False)
    skills = forms.MultipleChoiceField(
        label=_("所需技能"), choices=CHANNELS, widget=forms.CheckboxSelectMultiple, required=False
    )
    dissatisfied = forms.ChoiceField(
        label=_("客户是否不满或涉及人员"),
        choices=[("yes", _("是")), ("no", _("否"))],
        widget=forms.RadioSelect,
    )
    fault = forms.BooleanField(label=_("属于故障"), required=False)


class PhoneForm(forms.Form):
    """Fields of the technician's phone."""

    checks = forms.MultipleChoiceField(
        label=_("检查项"),
        choices=[
            ("off", _("断电挂牌，确认轿厢无人")),
            ("clean", _("清理门坎及滑块异物")),
            ("force", _("测量关门力")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    photos = PhotosField(label=_("照片"), least=1, most=3, help_text=_("至少 1 张"))
    result = forms.CharField(label=_("处理结果"), widget=forms.Textarea(attrs={"rows": 2}))
    signature = SignatureField(label=_("客户签名"))


def gallery(request: HttpRequest) -> HttpResponse:
    """The desk page of all components, the phone page with ?page=phone, lookups with ?part=."""
    if part := request.GET.get("part"):
        return render(request, f"core/gallery/{_known(part, 'options', 'echo')}.html", _found(request))
    name = _known(request.GET.get("page", "desk"), "desk", "phone", "bare", "print")
    form_class = PhoneForm if name == "phone" else GalleryForm
    form = form_class(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("已登记，单号 TK-2026-000001。"))
        return redirect(request.get_full_path())
    status = 422 if form.is_bound else 200
    return render(request, f"core/gallery/{name}.html", {"form": form} | _samples(), status=status)


def _known(name: str, *names: str) -> str:
    return name if name in names else names[0]


def _found(request: HttpRequest) -> dict[str, Any]:
    words = request.GET.get("q", "")
    options = [
        {"id": 1, "value": "王建国", "note": "138****6621 上海新辰物业管理有限公司"},
        {"id": 2, "value": "王磊", "note": "139****0187 个人客户"},
    ]
    return {
        "options": [option for option in options if words and words[0] in str(option["value"])],
        "words": words,
    }


def _samples() -> dict[str, Any]:
    at = now()
    states = [("接单", "done"), ("出发", "done"), ("到场", "done"), ("处理", "current"), ("完工", "todo")]
    return {
        "steps": [{"label": label, "state": state} for label, state in states],
        "tabs": [
            {"label": _("全部"), "url": "?", "active": True, "count": 38},
            {"label": _("待审批"), "url": "?", "active": False, "count": 4},
            {"label": _("已关闭"), "url": "?", "active": False, "count": None},
        ],
        "entries": [
            {
                "words": "受理台登记了工单",
                "at": at - timedelta(hours=2),
                "actor": "李晓敏",
                "tone": "primary",
            },
            {
                "words": "主管批准并派给技师张强",
                "at": at - timedelta(hours=1),
                "actor": "周主管",
                "tone": "ok",
            },
            {
                "words": "响应时限已过 80%",
                "at": at - timedelta(minutes=3),
                "tone": "warn",
                "note": "已通知主管",
            },
        ],
        "clocks": {
            "green": at + timedelta(hours=3, seconds=20),
            "amber": at + timedelta(minutes=18, seconds=20),
            "amber_from": at - timedelta(minutes=5),
            "red": at - timedelta(hours=2, seconds=20),
        },
        "rows": [
            {"number": f"TK-2026-00034{n}", "words": words, "tone": tone, "status": status, "at": at}
            for n, words, tone, status in (
                (0, "电梯关门异响，曾困人", "warn", "待审批"),
                (1, "冷水机组高压报警", "primary", "已派工"),
                (2, "门禁控制器掉线", "ok", "已关闭"),
            )
        ],
        "page": {"next_cursor": "abc", "previous_cursor": "def"},
        "amount": Decimal("1234.5"),
        "today": local_day(at),
        "an_hour_ago": at - timedelta(hours=1, minutes=5),
        "tones": ["muted", "primary", "info", "ok", "warn", "danger"],
    }
