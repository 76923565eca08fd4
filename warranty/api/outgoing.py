"""The answer of the judge in JSON, with words in both languages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from core.api import Instant
from core.plain_facts import WordsOut, in_both
from deadlines.enums import ClockKind
from warranty.api.requirements import deciding, involved
from warranty.enums import Check, Gives, Paper, Payer, Reason, Verdict
from warranty.frozen import plain
from warranty.judge import Change, Right, Ruling, Step
from warranty.queries import Started
from warranty.rules import Hint
from warranty.verdicts import Answer


class CodeOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    words = WordsOut()
    rules = serializers.ListField(child=serializers.CharField(), help_text="of the rule that decided")


class StepOut(serializers.Serializer[Any]):
    """One of the seven tests; the first that fails decides."""

    test = serializers.ChoiceField(Check.choices)
    passed = serializers.BooleanField()
    verdict = serializers.ChoiceField(
        Verdict.choices,
        allow_null=True,
        help_text="where it failed; on the last test what all passed lead to",
    )
    rule = serializers.CharField(allow_null=True, help_text="title of the pack's rule")
    rules = serializers.ListField(child=serializers.CharField())
    seen = serializers.DictField()
    note = serializers.CharField(allow_blank=True, help_text="what is to be known about the rule")
    verified = serializers.BooleanField(help_text="false: the figure waits to be compared with the text")
    words = WordsOut()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"source": serializers.CharField(allow_null=True)}


class RulingOut(serializers.Serializer[Any]):
    """A verdict of one pack."""

    pack = serializers.CharField()
    verdict = serializers.ChoiceField(Verdict.choices)
    fallback = serializers.ChoiceField(Verdict.choices, allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
    windows = serializers.DictField(child=serializers.DateField())
    rules = serializers.ListField(child=serializers.CharField())
    trace = StepOut(many=True)
    words = WordsOut()


class StartedOut(serializers.Serializer[Any]):
    kind = serializers.CharField()
    due = Instant()
    last_day = serializers.DateField(allow_null=True)
    late_from = Instant()
    provisional = serializers.BooleanField(
        help_text="true: hours counted from midnight, the minute is not known"
    )
    rules = serializers.ListField(child=serializers.CharField())
    words = WordsOut()


class RightOut(serializers.Serializer[Any]):
    """A right that the repair history leads to."""

    id = serializers.CharField()
    title = serializers.CharField()
    gives = serializers.ListField(child=serializers.ChoiceField(Gives.choices))
    reached = serializers.BooleanField()
    since = serializers.DateField(allow_null=True, help_text="first day on which it holds")
    last_day = serializers.DateField(allow_null=True, help_text="where days count: the day before")
    count = serializers.IntegerField()
    needed = serializers.IntegerField()
    rules = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField(allow_blank=True)
    verified = serializers.BooleanField()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"source": serializers.CharField()}


class ChangeOut(serializers.Serializer[Any]):
    """One fact that would lead to a better verdict."""

    fact = serializers.CharField()
    value = serializers.JSONField()
    verdict = serializers.ChoiceField(Verdict.choices)
    fallback = serializers.ChoiceField(Verdict.choices, allow_null=True)
    words = WordsOut()


class HintOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())


class VerdictOut(serializers.Serializer[Any]):
    verdict = serializers.ChoiceField(Verdict.choices, help_text="by the pack")
    fallback = serializers.ChoiceField(Verdict.choices, allow_null=True)
    statutory = serializers.ChoiceField(Verdict.choices, allow_null=True)
    effective = serializers.ChoiceField(Verdict.choices, help_text="the one better for the customer")
    effective_fallback = serializers.ChoiceField(Verdict.choices, allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
    explanations = CodeOut(many=True, help_text="reasons and missing things in words")
    customer_pays = serializers.DecimalField(max_digits=14, decimal_places=2)
    payer = serializers.DictField(child=serializers.ChoiceField(Payer.choices))
    freight_borne_by_company = serializers.DecimalField(max_digits=14, decimal_places=2)
    windows = serializers.DictField(child=serializers.DateField(), help_text="last days, rolled")
    provisional = serializers.ListField(
        child=serializers.CharField(), help_text="windows that end in a year whose holidays are not published"
    )
    use_fee = serializers.DecimalField(max_digits=14, decimal_places=2, allow_null=True)
    refund = serializers.DecimalField(max_digits=14, decimal_places=2, allow_null=True)
    rights = RightOut(many=True)
    burden_of_proof_until = serializers.DateField(allow_null=True)
    approvals_needed = serializers.ListField(child=serializers.CharField())
    hints = HintOut(many=True)
    what_would_change = ChangeOut(many=True)
    clocks = StartedOut(many=True)
    tasks = serializers.ListField(child=serializers.CharField())
    work_start_blocked = serializers.BooleanField()
    dispatch_blocked = serializers.BooleanField()
    inspection_visit_free = serializers.BooleanField()
    rules = serializers.ListField(
        child=serializers.CharField(), help_text="all that had a part in it; by_pack.rules: what decided"
    )
    trace = StepOut(many=True)
    by_pack = RulingOut()
    by_law = RulingOut(allow_null=True)
    words = WordsOut()


def told(found: Answer, clocks: Iterable[Started], *, promised: bool = False) -> dict[str, Any]:
    """The whole answer, ready to be rendered; `promised`: something was promised by word of mouth."""
    pack, law, effective, bill = found.pack, found.statutory, found.effective, found.bill
    by_pack = _ruling(found.case.policy.name, pack)
    return dict(
        VerdictOut(
            {
                **{name: by_pack[name] for name in SHARED},
                "rules": involved(found, promised=promised),
                "statutory": law and law.verdict,
                "effective": effective.verdict,
                "effective_fallback": effective.fallback,
                "explanations": [
                    {**one, "rules": by_pack["rules"]}
                    for one in (*_codes(pack.reasons, Reason), *_codes(pack.missing, Paper))
                ],
                "customer_pays": bill.customer_pays,
                "payer": bill.payer,
                "freight_borne_by_company": bill.freight,
                "provisional": found.provisional,
                "use_fee": bill.use_fee,
                "refund": bill.refund,
                "rights": [_right(one) for one in found.rights],
                "burden_of_proof_until": found.burden_until,
                "approvals_needed": found.approvals_needed,
                "hints": [_hint(one) for one in found.hints],
                "what_would_change": [_change(one) for one in found.what_would_change],
                "clocks": [_clock(one) for one in clocks],
                "tasks": found.tasks,
                "work_start_blocked": found.work_start_blocked,
                "dispatch_blocked": found.dispatch_blocked,
                "inspection_visit_free": found.inspection_visit_free,
                "by_pack": by_pack,
                "by_law": law and found.law and _ruling(found.law.name, law),
                "words": in_both(Verdict(effective.verdict).label),
            }
        ).data
    )


SHARED = ("verdict", "fallback", "reasons", "missing", "windows", "trace")


def _ruling(pack: str, ruling: Ruling) -> dict[str, Any]:
    return {
        "pack": pack,
        "verdict": ruling.verdict,
        "fallback": ruling.fallback,
        "reasons": ruling.reasons,
        "missing": ruling.missing,
        "windows": ruling.windows,
        "rules": deciding(ruling.trace),
        "trace": _steps(ruling),
        "words": in_both(Verdict(ruling.verdict).label),
    }


def _steps(ruling: Ruling) -> list[dict[str, Any]]:
    """The seven tests; enough to count the days again and to come to the verdict again.

    The verdict is that of the first test that failed, or else of the last test.
    """
    steps = {step.check: _step(step) for step in ruling.trace}
    reported, start = ruling.case.facts.reported_on, _start(ruling)
    counted = (
        {"reported_on": reported, "days": (reported - start).days} if start else {"reported_on": reported}
    )
    steps[Check.PERIOD]["seen"] |= counted
    if all(step.passed for step in ruling.trace):
        steps[Check.APPROVAL]["verdict"] = ruling.verdict
    return list(steps.values())


def _start(ruling: Ruling) -> date | None:
    """The day from which the period was counted."""
    found = next(step for step in ruling.trace if step.check == Check.START).seen.get("start")
    return found if isinstance(found, date) else None


def _kept(text: str) -> str:
    """A text of a pack in the reader's language."""
    return _(text) if text else ""


def _step(step: Step) -> dict[str, Any]:
    return {
        "test": step.check,
        "passed": step.passed,
        "verdict": step.outcome and step.outcome.verdict,
        "rule": step.rule and _kept(step.rule.title),
        "source": step.rule and _kept(step.rule.source),
        "rules": step.rule.requirements if step.rule else (),
        "seen": {name: plain(value) for name, value in step.seen.items() if value is not None},
        "note": _kept(step.rule.note) if step.rule else "",
        "verified": step.rule.verified if step.rule else True,
        "words": in_both(Check(step.check).label),
    }


def _codes(codes: Iterable[str], words: type[Reason] | type[Paper]) -> list[dict[str, Any]]:
    return [{"code": code, "words": in_both(words(code).label)} for code in codes]


def _right(one: Right) -> dict[str, Any]:
    rule = one.rule
    return {
        **{name: getattr(rule, name) for name in ("id", "gives", "verified", "needed")},
        **{name: _kept(getattr(rule, name)) for name in ("title", "source", "note")},
        **{name: getattr(one, name) for name in ("reached", "since", "last_day", "count")},
        "rules": rule.requirements,
    }


def _hint(one: Hint) -> dict[str, Any]:
    return {"id": one.id, "title": _kept(one.title), "rules": one.requirements}


def _change(one: Change) -> dict[str, Any]:
    held = {name: getattr(one, name) for name in ("fact", "value", "verdict", "fallback")}
    return {**held, "words": in_both(Verdict(one.verdict).label)}


def _clock(one: Started) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "due": one.due.at,
        "last_day": one.due.last_day,
        "late_from": one.due.late_from,
        "provisional": one.due.provisional,
        "rules": one.rules,
        "words": in_both(ClockKind(one.kind).label),
    }
