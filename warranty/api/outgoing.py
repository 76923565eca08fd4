"""The answer of the judge in JSON, with words in both languages."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rest_framework import serializers

from core.api import Instant
from core.plain_facts import WordsOut, in_both
from core.worktime import Due
from warranty.enums import Check, Paper, Payer, Reason, Verdict
from warranty.judge import Ruling, Step
from warranty.verdicts import Answer


class CodeOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    words = WordsOut()


class StepOut(serializers.Serializer[Any]):
    """One of the seven tests; the first that fails decides."""

    test = serializers.ChoiceField(Check.choices)
    passed = serializers.BooleanField()
    verdict = serializers.ChoiceField(Verdict.choices, allow_null=True)
    rule = serializers.CharField(allow_null=True, help_text="title of the pack's rule")
    rules = serializers.ListField(child=serializers.CharField())
    seen = serializers.DictField()
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
    clocks = StartedOut(many=True)
    tasks = serializers.ListField(child=serializers.CharField())
    work_start_blocked = serializers.BooleanField()
    dispatch_blocked = serializers.BooleanField()
    inspection_visit_free = serializers.BooleanField()
    rules = serializers.ListField(child=serializers.CharField())
    trace = StepOut(many=True)
    by_pack = RulingOut()
    by_law = RulingOut(allow_null=True)
    words = WordsOut()


def told(found: Answer, clocks: Mapping[str, tuple[Due, tuple[str, ...]]]) -> dict[str, Any]:
    """The whole answer, ready to be rendered."""
    pack, law, effective, bill = found.pack, found.statutory, found.effective, found.bill
    by_pack = _ruling(found.case.policy.name, pack)
    return dict(
        VerdictOut(
            {
                **{name: by_pack[name] for name in SHARED},
                "statutory": law and law.verdict,
                "effective": effective.verdict,
                "effective_fallback": effective.fallback,
                "explanations": [*_codes(pack.reasons, Reason), *_codes(pack.missing, Paper)],
                "customer_pays": bill.customer_pays,
                "payer": bill.payer,
                "freight_borne_by_company": bill.freight,
                "clocks": [_clock(kind, *one) for kind, one in clocks.items()],
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


SHARED = ("verdict", "fallback", "reasons", "missing", "windows", "rules", "trace")


def _ruling(pack: str, ruling: Ruling) -> dict[str, Any]:
    decisive = [step for step in ruling.trace if not step.passed][:1] or list(ruling.trace)
    return {
        "pack": pack,
        "verdict": ruling.verdict,
        "fallback": ruling.fallback,
        "reasons": ruling.reasons,
        "missing": ruling.missing,
        "windows": ruling.windows,
        "rules": sorted({name for step in decisive if step.rule for name in step.rule.requirements}),
        "trace": [_step(step) for step in ruling.trace],
        "words": in_both(Verdict(ruling.verdict).label),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "test": step.check,
        "passed": step.passed,
        "verdict": step.outcome and step.outcome.verdict,
        "rule": step.rule and step.rule.title,
        "source": step.rule and step.rule.source,
        "rules": step.rule.requirements if step.rule else (),
        "seen": {name: _plain(value) for name, value in step.seen.items() if value is not None},
        "words": in_both(Check(step.check).label),
    }


def _codes(codes: Iterable[str], words: type[Reason] | type[Paper]) -> list[dict[str, Any]]:
    return [{"code": code, "words": in_both(words(code).label)} for code in codes]


def _clock(kind: str, due: Due, rules: tuple[str, ...]) -> dict[str, Any]:
    return {"kind": kind, "due": due.at, "last_day": due.last_day, "late_from": due.late_from, "rules": rules}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
