"""Uploading a list and saying which column is what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tickets.enums import ComplaintClass, Severity, Urgency
from tickets.importing.columns import NAMES, REQUIRED
from tickets.models import FaultCategory

MOST_MB = 50


class UploadForm(forms.Form):
    """The file and what all its tickets get besides their row."""

    file = forms.FileField(
        label=_("来电清单"),
        help_text=_("CSV（UTF-8、UTF-16 或 GB18030）或 xlsx，最大 50 MB。"),
        error_messages={"empty": _("文件是空的，请重新选择。")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    complaint_class = forms.ChoiceField(
        label=_("投诉类别"), choices=ComplaintClass.choices, initial=ComplaintClass.OTHER
    )
    severity = forms.ChoiceField(
        label=_("严重程度"), choices=[("", _("待核实")), *Severity.choices], required=False
    )
    urgency = forms.ChoiceField(
        label=_("紧急程度"), choices=[("", _("按紧急词判断")), *Urgency.choices], required=False
    )
    category = forms.ModelChoiceField(
        FaultCategory.objects.none(),
        label=_("故障类别"),
        required=False,
        empty_label=_("不指定"),
        to_field_name="code",
    )
    fault = forms.BooleanField(label=_("全部作为故障报修"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = FaultCategory.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MB * 1024 * 1024:
            raise ValidationError(_("文件超过 %(most)s MB，请分成几个文件。"), "too_large", {"most": MOST_MB})
        return file

    def options(self) -> dict[str, Any]:
        """The settings as JSON."""
        data = {name: self.cleaned_data[name] for name in ("complaint_class", "severity", "urgency", "fault")}
        category = self.cleaned_data["category"]
        return data | {"category": category.code if category else ""}


class ColumnsForm(forms.Form):
    """One select per thing a call has; the headings of the file are the choices."""

    def __init__(self, *args: Any, header: list[str], places: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = [(str(place), name or _("（无标题）")) for place, name in enumerate(header)]
        for name, aliases in NAMES.items():
            self.fields[name] = forms.ChoiceField(
                label=aliases[0],
                choices=[("", _("没有这一列")), *headings],
                required=name in REQUIRED,
                initial=str(places[name]) if name in places else "",
            )

    def clean(self) -> dict[str, Any]:
        chosen = [place for place in self.cleaned_data.values() if place]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_("同一列不能用作两项内容。"))
        return self.cleaned_data

    def places(self) -> dict[str, int]:
        """Field to position."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place}
