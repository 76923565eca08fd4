"""Words of the API that stand for rows."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from org.models import Unit
from tickets.models import FaultCategory


class UnitField(serializers.CharField):
    """A unit by its code or name."""

    default_error_messages = {"unknown": _("没有名为「{value}」的单位。")}

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        text = super().to_internal_value(data)
        rows = Unit.objects.filter(Q(code=text) | Q(name=text), kind=self.kind).select_related("parent")
        found = rows.first()
        if found is None:
            self.fail("unknown", value=text)
        return found


class CategoryField(serializers.CharField):
    """A fault category by its code or name."""

    default_error_messages = {"unknown": _("没有名为「{value}」的故障类别。")}

    def to_internal_value(self, data: Any) -> Any:
        text = super().to_internal_value(data)
        found = FaultCategory.objects.filter(Q(code=text) | Q(name=text)).first()
        if found is None:
            self.fail("unknown", value=text)
        return found
