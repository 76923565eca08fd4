"""What JSON endpoints of all rooms share: instants with an offset, strict bodies, answers for faults."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from core.clock import local


class Body(JSONParser):
    """A JSON body; nested deeper than anybody reads, or with half a character, it cannot be read."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            found = super().parse(stream, media_type, parser_context)
            json.dumps(found, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("JSON 嵌套过深。")) from error
        except UnicodeEncodeError as error:
            raise ParseError(_("JSON 含有不完整的字符。")) from error
        return found


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


class Strict(serializers.Serializer[Any]):
    """Refuses keys it does not know, each by name."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else set()
        if unknown:
            raise serializers.ValidationError({str(key): [_("不认识的字段。")] for key in sorted(unknown)})
        return super().to_internal_value(data)


def refused(**words: str) -> dict[int, OpenApiResponse]:
    """Descriptions of the error answers, as `on_400="…"`."""
    answers = {"on_401": "no valid token"} | words
    return {int(key[3:]): OpenApiResponse(OpenApiTypes.OBJECT, text) for key, text in answers.items()}
