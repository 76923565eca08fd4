"""Uploading a list of sales."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_MB = 50


class SalesFileForm(forms.Form):
    file = forms.FileField(
        label=_("销售清单"),
        help_text=_("CSV（UTF-8、UTF-16 或 GB18030）或 xlsx，最大 50 MB。"),
        error_messages={"empty": _("文件是空的，请重新选择。")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    dry_run = forms.BooleanField(
        label=_("只试导入，不写入"),
        required=False,
        initial=True,
        help_text=_("先看有多少行可以导入、哪些行有问题，再取消勾选正式导入。"),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MB * 1024 * 1024:
            raise ValidationError(_("文件超过 %(most)s MB，请分成几个文件。"), "too_large", {"most": MOST_MB})
        return file
