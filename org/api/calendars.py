"""GET of a business calendar: when it works, and which days differ."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Instant, Strict, refused
from core.worktime import Calendar
from org.calendars import calendar, choices, day_names
from org.models import BusinessCalendar
from org.permissions import holds_post

MOST_DAYS = 400
YEARS = range(2001, 2151)
NAMES = (
    "`china`: working days of the State Council's notices; `24x7`: never rests; else the code of a calendar of the"
    " company or of a unit's closures"
)


class RangeIn(Strict):
    """Both days are part of the range."""

    to = serializers.DateField(help_text=f"at most {MOST_DAYS} days from the first, both counted")

    def get_fields(self) -> dict[str, Any]:
        return {"from": serializers.DateField()} | super().get_fields()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        first, last = attrs["from"], attrs["to"]
        if first.year not in YEARS:
            raise serializers.ValidationError({"from": [_("年份须在 2001 至 2150 之间。")]})
        if last < first:
            raise serializers.ValidationError({"to": [_("结束不能早于开始。")]})
        if (last - first).days >= MOST_DAYS:
            raise serializers.ValidationError({"to": [_("一次最多查询 %d 天。") % MOST_DAYS]})
        return attrs


class IntervalOut(serializers.Serializer[Any]):
    to = Instant()

    def get_fields(self) -> dict[str, Any]:
        return {"from": Instant()} | super().get_fields()


class NamedDayOut(serializers.Serializer[Any]):
    day = serializers.DateField()
    name = serializers.CharField(allow_blank=True)


class CalendarOut(serializers.Serializer[Any]):
    """Times of work of a range; days of years without a notice are provisional."""

    name = serializers.CharField()
    to = serializers.DateField()
    working_days = serializers.IntegerField()
    intervals = IntervalOut(many=True)
    off = NamedDayOut(many=True, help_text="days off that are working days otherwise")
    make_up = NamedDayOut(many=True, help_text="working days that are off otherwise")
    provisional_years = serializers.ListField(child=serializers.IntegerField())

    def get_fields(self) -> dict[str, Any]:
        return {"name": serializers.CharField(), "from": serializers.DateField()} | super().get_fields()


@extend_schema(
    operation_id="calendars_read",
    parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, description=NAMES), RangeIn],
    responses={200: CalendarOut}
    | refused(on_400="the day is named", on_403="no post", on_404="no calendar of this name; all are listed"),
)
@api_view(["GET"])
def working_times(request: Request, name: str) -> Response:
    """Working intervals of a calendar from one day to another, both included."""
    if not holds_post(request.user):
        raise PermissionDenied
    asked = RangeIn(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    first, last = asked.validated_data["from"], asked.validated_data["to"]
    try:
        held = calendar(name)
    except BusinessCalendar.DoesNotExist as error:
        known = ", ".join(code for code, _title in choices())
        raise NotFound(
            _("没有名为「%(code)s」的日历，现有：%(known)s") % {"code": name, "known": known}
        ) from error
    return Response(CalendarOut(_told(held, name, first, last)).data)


def _told(held: Calendar, name: str, first: date, last: date) -> dict[str, Any]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    names = day_names(name, first, last)
    usual = {day: bool(held.weekly.get(day.weekday())) for day in days}
    working = {day: held.is_working_day(day) for day in days}
    return {
        "name": name,
        "from": first,
        "to": last,
        "working_days": sum(working.values()),
        "intervals": [{"from": begin, "to": end} for begin, end in held.intervals(first, last)],
        "off": [_named(day, names) for day in days if usual[day] and not working[day]],
        "make_up": [_named(day, names) for day in days if working[day] and not usual[day]],
        "provisional_years": [
            year
            for year in range(first.year, last.year + 1)
            if held.published is not None and year not in held.published
        ],
    }


def _named(day: date, names: dict[date, str]) -> dict[str, Any]:
    return {"day": day, "name": names.get(day, "")}
