"""Words of the API that stand for rows and instants."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.clock import local
from org.models import Unit
from tickets.models import FaultCategory


@extend_schema_field(OpenApiTypes.DATETIME)
class Instant(serializers.Field[Any, Any, Any, Any]):
    """ISO 8601 with an offset; a time without one is refused, as nobody knows where it was read."""

    default_error_messages = {
        "instant": _("时间须为带时区的 ISO 8601 格式，例如 2026-03-10T12:00:00+08:00。")
    }

    def to_internal_value(self, data: Any) -> datetime:
        try:
            found = parse_datetime(data) if isinstance(data, str) else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            self.fail("instant")
        return found

    def to_representation(self, value: datetime) -> str:
        return local(value).isoformat()


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


class Strict(serializers.Serializer[Any]):
    """Refuses keys it does not know, each by name."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else set()
        if unknown:
            raise serializers.ValidationError({str(key): [_("不认识的字段。")] for key in sorted(unknown)})
        return super().to_internal_value(data)
