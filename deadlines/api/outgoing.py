"""The answer of the preview in JSON, with words in both languages."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext
from rest_framework import serializers

from core.api import Instant
from core.clock import LOCAL
from core.plain_facts import WordsOut, in_both
from deadlines.enums import ClockKind
from deadlines.preview.answers import Answer, ClockAnswer, Flag, Refused


class PromiseOut(serializers.Serializer[Any]):
    """One promise; what does not apply to its kind is null."""

    kind = serializers.CharField(help_text=", ".join(ClockKind.values))
    n = serializers.IntegerField(help_text="1 = first, 2 = after reopening")
    due = Instant(allow_null=True, help_text="null while an open pause holds the clock")
    late_from = Instant(allow_null=True)
    last_day = serializers.DateField(allow_null=True)
    provisional = serializers.BooleanField()
    breached = serializers.BooleanField()
    late_by_s = serializers.IntegerField()
    met_at = Instant(allow_null=True)
    stopped_at = Instant(allow_null=True)
    not_before = Instant(allow_null=True)
    window_from = serializers.DateField(allow_null=True)
    window_to = serializers.DateField(allow_null=True)
    at = Instant(allow_null=True)
    reminder_at = Instant(allow_null=True)
    missing_from = Instant(allow_null=True)
    overdue_from = Instant(allow_null=True)
    zero_report = serializers.BooleanField(allow_null=True)
    delivered = serializers.BooleanField(allow_null=True)
    paused_s = serializers.IntegerField()
    levels = serializers.DictField(child=Instant())
    fired_at = serializers.DictField(child=Instant(), help_text="with an outage of the sweep")
    title = serializers.CharField(help_text="in the language of the request")
    pack = serializers.CharField()
    basis = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())
    words = WordsOut()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"source": serializers.CharField()}


class RefusedOut(serializers.Serializer[Any]):
    request = serializers.ChoiceField(["pause", "downgrade", "activate", "send"])
    reason = serializers.CharField()
    field = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())
    words = WordsOut()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"source": serializers.CharField()}


class ReasonOut(serializers.Serializer[Any]):
    rules = serializers.ListField(child=serializers.CharField())
    words = WordsOut()


class AnswerOut(serializers.Serializer[Any]):
    subject = serializers.CharField()
    clocks = PromiseOut(many=True)
    refused = RefusedOut(many=True)
    flags = serializers.DictField()
    reasons = serializers.DictField(child=ReasonOut(), help_text="the rules behind each flag")


def told(subject: str, answer: Answer) -> dict[str, Any]:
    """The whole answer, ready to be rendered."""
    return dict(
        AnswerOut(
            {
                "subject": subject,
                "clocks": [_clock(clock) for clock in answer.clocks],
                "refused": [_refused(one) for one in answer.refused],
                "flags": {name: _plain(flag.value) for name, flag in answer.flags.items()},
                "reasons": {name: _reason(flag) for name, flag in answer.flags.items()},
            }
        ).data
    )


def _clock(clock: ClockAnswer) -> Mapping[str, Any]:
    title = str(clock.title)
    return {**vars(clock), "title": gettext(title) if title else "", "words": in_both(clock.words)}


def _refused(one: Refused) -> Mapping[str, Any]:
    return {**vars(one), "words": in_both(one.words)}


def _reason(flag: Flag) -> Mapping[str, Any]:
    return {"rules": flag.rules, "words": in_both(flag.words)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(LOCAL).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, list) else value
