"""Fields of plain facts: instants and days of the calendars' years, real booleans, calendar years."""

import re
from datetime import date, datetime, time
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import Instant, Strict
from core.worktime import UNPUBLISHED

YEARS = range(2001, 2151)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LANGUAGES = {"zh": "zh-hans", "en": "en"}


def given(data: Any) -> Any:
    """Facts without those that are null: not given."""
    return (
        {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data
    )


def in_both(text: Any) -> dict[str, str]:
    """A text of the house in Chinese and English."""
    found = {}
    for name, language in LANGUAGES.items():
        with translation.override(language):
            found[name] = str(text)
    return found


class WordsOut(serializers.Serializer[Any]):
    zh = serializers.CharField()
    en = serializers.CharField()


class When(Instant):
    """An instant in the years that calendars can reach."""

    default_error_messages = {"years": _("年份须在 2001 至 2150 之间。")}

    def to_internal_value(self, data: Any) -> datetime:
        found = super().to_internal_value(data)
        if found.year not in YEARS:
            self.fail("years")
        return found


class Day(serializers.DateField):
    """A day of Asia/Shanghai without an offset, written YYYY-MM-DD and in no other way."""

    default_error_messages = {"years": When.default_error_messages["years"]}

    def to_internal_value(self, value: Any) -> date:
        if isinstance(value, str) and not ISO_DAY.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        found: date = super().to_internal_value(value)
        if found.year not in YEARS:
            self.fail("years")
        return found


@extend_schema_field(OpenApiTypes.BOOL)
class Truth(serializers.BooleanField):
    """True or false as JSON has them; words and numbers are refused."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Text(serializers.CharField):
    """A text as JSON has it; numbers are refused."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Whole(serializers.IntegerField):
    """A whole number as JSON has it; digits in a text are refused."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, str):
            self.fail("invalid")
        return int(super().to_internal_value(data))


class WallClock(serializers.TimeField):
    """HH:MM:SS of a day in Shanghai."""

    def to_internal_value(self, value: Any) -> time:
        found: time = super().to_internal_value(value)
        if found.tzinfo is not None:
            self.fail("invalid", format="HH:MM:SS")
        return found


class NoticeIn(Strict):
    """A year's notice: weekdays off and weekend days on which people work."""

    off = serializers.ListField(child=Day(), required=False, default=list)
    work = serializers.ListField(child=Day(), required=False, default=list)


@extend_schema_field(OpenApiTypes.OBJECT)
class Years(serializers.Field[Any, Any, Any, Any]):
    """`{"2027": "unpublished"}` or `{"2027": {"off": [days], "work": [days]}}`."""

    default_error_messages = {
        "shape": _("须为以年份为键的对象。"),
        "year": _("年份须为四位数字，在 2001 至 2150 之间。"),
        "word": _("须为 unpublished，或含 off 与 work 的对象。"),
        "elsewhere": _("日期不在该年内。"),
        "both": _("同一天不能既放假又上班。"),
    }

    def to_internal_value(self, data: Any) -> dict[int, Any]:
        if not isinstance(data, dict):
            self.fail("shape")
        return {self._year(key): self._stated(key, value) for key, value in data.items()}

    def to_representation(self, value: Any) -> Any:
        return value

    def _year(self, key: str) -> int:
        if not (key.isascii() and key.isdigit() and len(key) == 4 and int(key) in YEARS):
            self._refuse("year", key)
        return int(key)

    def _stated(self, key: str, value: Any) -> Any:
        if value == UNPUBLISHED:
            return value
        if not isinstance(value, dict):
            self._refuse("word", key)
        notice = NoticeIn(data=value)
        if not notice.is_valid():
            raise serializers.ValidationError({key: notice.errors})
        held: dict[str, list[date]] = notice.validated_data
        for name, days in held.items():
            if any(day.year != int(key) for day in days):
                self._refuse("elsewhere", key, name)
        if set(held["off"]) & set(held["work"]):
            self._refuse("both", key, "work")
        return held

    def _refuse(self, code: str, *path: str) -> None:
        fault: Any = [self.error_messages[code]]
        for name in reversed(path):
            fault = {name: fault}
        raise serializers.ValidationError(fault)
