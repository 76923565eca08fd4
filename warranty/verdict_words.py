"""A verdict in plain words, for whoever has to explain it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.punctuation import mark
from packs.models import Pack
from warranty.enums import Check, Paper, Payer, Reason, Verdict
from warranty.judge import Change, Ruling, Step
from warranty.queries.clocks import Started, clocks
from warranty.queries.standing import Standing, tone_of
from warranty.verdicts import Answer
from warranty.vocabulary import WINDOWS, spoken

UNKNOWN = frozenset({Verdict.PENDING_APPRAISAL, Verdict.PENDING_DOCS})
CHARGED: dict[str, Any] = {
    "labour": gettext_lazy("工时"),
    "parts": gettext_lazy("配件"),
    "travel": gettext_lazy("路费"),
    "visit": gettext_lazy("上门费"),
}
CLOCKS: dict[str, Any] = {
    "reship": gettext_lazy("寄出新品"),
    "substitute": gettext_lazy("提供代用品"),
    "refund": gettext_lazy("退还货款"),
}
NEEDED: dict[str, Any] = {
    "quotation": gettext_lazy("客户接受维修报价"),
    "special_replacement": gettext_lazy("公司批准特殊更换"),
    "visit_consent": gettext_lazy("客户同意上门收费并记录"),
}
CHANGES: dict[str, Any] = {
    "appraisal": gettext_lazy("鉴定属质量问题"),
    "appearance_damage": gettext_lazy("外观完好"),
    "hotline_call_logged": gettext_lazy("有热线来电记录"),
    "affects_use": gettext_lazy("故障影响使用"),
    "damaged_part_kept": gettext_lazy("保留损坏件"),
    "goods_intact": gettext_lazy("商品完好"),
    "quotation": gettext_lazy("客户接受维修报价"),
    "approvals": gettext_lazy("公司批准特殊更换"),
}
SEEN: dict[str, Any] = {
    "start": gettext_lazy("起算日"),
    "last": gettext_lazy("最后一天"),
    "reported_on": gettext_lazy("报修日"),
}


@dataclass(frozen=True)
class Line:
    """One of the seven tests, ready to be read."""

    label: str
    passed: bool
    title: str
    source: str
    requirements: str
    seen: str
    note: str
    unverified: bool


@dataclass(frozen=True)
class Side:
    """What one pack, or the law, says."""

    title: str
    name: str
    label: str
    fallback: str
    trace: list[Line]


@dataclass(frozen=True)
class Card:
    """Everything a verdict card shows; `open_sum` says why the customer's sum is not known yet."""

    verdict: str
    label: str
    fallback: str
    tone: str
    pack: Side
    law: Side | None
    by_law: bool
    reasons: list[str]
    missing: list[str]
    payers: list[tuple[str, str, Decimal | None]]
    customer_pays: Decimal
    open_sum: str
    freight: Decimal
    needed: list[str]
    windows: list[tuple[str, date]]
    clocks: list[tuple[str, Any]]
    changes: list[str]
    hints: list[str]
    notes: list[str]
    standing: Standing | None = None


def card_of(answer: Answer, pack: str, standing: Standing | None = None, **when: Any) -> Card:
    """The card of an answer by a pack; with a standing, of the verdict in force."""
    ruling = answer.effective
    verdict = standing.verdict if standing else str(ruling.verdict)
    replaced = standing is not None and standing.override is not None
    titles = _titles([pack, *_packs_of_law(answer)])
    payers = [] if verdict in UNKNOWN else _payers(answer, standing)
    pays = standing.customer_pays if standing else answer.bill.customer_pays
    return Card(
        verdict=verdict,
        label=str(Verdict(verdict).label),
        fallback="" if replaced else _label(ruling.fallback),
        tone=tone_of(verdict),
        pack=_side(titles.get(pack, pack), answer.case.policy.name, answer.pack),
        law=_law(answer, titles),
        by_law=answer.statutory is not None and ruling is answer.statutory,
        reasons=_labels(Reason, dict.fromkeys([*ruling.reasons, *answer.pack.reasons])),
        missing=_labels(Paper, ruling.missing),
        payers=payers,
        customer_pays=pays,
        open_sum="" if pays else _open_sum(verdict, payers),
        freight=answer.bill.freight,
        needed=[str(NEEDED[one]) for one in _needed(answer, standing)],
        windows=windows_of(ruling.windows | answer.pack.windows),
        clocks=_clocks(clocks(answer, pack, **when)),
        changes=[change_words(one) for one in answer.what_would_change],
        hints=[_kept(one.title) for one in answer.hints],
        notes=[mark("：").join(filter(None, map(_kept, (one.title, one.note)))) for one in answer.unverified],
        standing=standing,
    )


def _open_sum(verdict: str, payers: Iterable[tuple[str, str, Decimal | None]]) -> str:
    """Before the verdict nobody knows who pays; after it the customer may wait for the quotation."""
    if verdict in UNKNOWN:
        return str(Verdict(verdict).label)
    return _("待报价") if any(who == Payer.CUSTOMER.label for _what, who, _amount in payers) else ""


def windows_of(windows: Mapping[str, date]) -> list[tuple[str, date]]:
    """Last days by their words, the nearest first; each end once."""
    found = {(spoken(WINDOWS, name), last) for name, last in windows.items()}
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def change_words(change: Change) -> str:
    """What would have to be so, and what the verdict would be then."""
    told = {"fact": _fact(change), "verdict": Verdict(change.fallback or change.verdict).label}
    return _("若%(fact)s，判定为「%(verdict)s」") % told


def _fact(change: Change) -> str:
    if change.fact == "documents_present":
        return _("补齐：%(papers)s") % {"papers": mark("、").join(_labels(Paper, change.value))}
    if change.fact == "reported_on":
        return _("在 %(day)s 或以前报修") % {"day": change.value}
    return str(CHANGES.get(change.fact, change.fact))


def _side(title: str, name: str, ruling: Ruling) -> Side:
    lines = [_line(one) for one in ruling.trace]
    return Side(title, name, str(Verdict(ruling.verdict).label), _label(ruling.fallback), lines)


def _law(answer: Answer, titles: Mapping[str, str]) -> Side | None:
    if answer.law is None or answer.statutory is None:
        return None
    title = mark("、").join(titles.get(one, one) for one in _packs_of_law(answer))
    return _side(title, answer.law.name, answer.statutory)


def _packs_of_law(answer: Answer) -> list[str]:
    """Codes of the packs whose rules are the law here; names are pack and version."""
    name = answer.law.name if answer.law else ""
    return [one.split(" ")[0] for one in name.split(" + ") if one]


def _titles(codes: Iterable[str]) -> dict[str, str]:
    wanted = {code.strip() for code in codes}
    found = Pack.objects.filter(code__in=wanted).values_list("code", "title")
    return {code: _kept(title) for code, title in found}


def _line(step: Step) -> Line:
    rule = step.rule
    return Line(
        label=str(Check(step.check).label),
        passed=step.passed,
        title=_kept(rule.title) if rule else "",
        source=_kept(rule.source) if rule else "",
        requirements=mark("、").join(rule.requirements) if rule else "",
        seen=mark("，").join(
            f"{SEEN[name]} {value}" for name, value in step.seen.items() if _dated(name, value)
        ),
        note=_kept(rule.note) if rule else "",
        unverified=bool(rule and not rule.verified),
    )


def _kept(text: str) -> str:
    """A text of a pack in the reader's language."""
    return _(text) if text else ""


def _dated(name: str, value: Any) -> bool:
    return name in SEEN and isinstance(value, date)


def _payers(answer: Answer, standing: Standing | None) -> list[tuple[str, str, Decimal | None]]:
    """Who pays labour, parts, travel and visit, with the customer's amount where it is known."""
    if standing is not None:
        payer, amounts = standing.charge.payer, standing.lines
    else:
        payer, amounts = answer.bill.payer, {}
    return [
        (str(CHARGED[name]), str(Payer(who).label), amounts.get(name))
        for name, who in payer.items()
        if name in CHARGED
    ]


def _needed(answer: Answer, standing: Standing | None) -> list[str]:
    if standing is None:
        return list(answer.approvals_needed)
    found = [] if standing.override else [one for one in answer.approvals_needed if one != "visit_consent"]
    return [*found, "visit_consent"] if standing.dispatch_blocked else found


def _clocks(started: Iterable[Started]) -> list[tuple[str, Any]]:
    return [(str(CLOCKS.get(one.kind, one.kind)), one.due.at) for one in started]


def _labels(words: Any, codes: Iterable[str]) -> list[str]:
    return [str(words(code).label) for code in codes]


def _label(verdict: str | None) -> str:
    return str(Verdict(verdict).label) if verdict else ""
