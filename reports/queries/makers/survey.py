"""The half-year satisfaction survey of a region, by project (RPT-05, FUP-09)."""

from typing import Any

from followups.models import Survey
from followups.queries import survey_result, wilson
from reports.models import ReportRun
from reports.queries.content import Content, Row

COUNTED = ("population", "drawn", "reached", "answered", "satisfied")


def survey(run: ReportRun) -> Content:
    """The region's strata of the company's survey; nothing but zeros while there is none."""
    half = 1 if run.period.month == 1 else 2
    found = Survey.objects.filter(year=run.period.year, half=half, frozen_at__isnull=False).first()
    rows = _strata(found, run.unit_id) if found else []
    totals = {name: sum(row[name] for row in rows) for name in COUNTED}
    more: dict[str, Any] = {"survey": found.number if found else "", "percent": found.percent if found else 0}
    more["sufficient"] = bool(rows) and all(row["sufficient"] for row in rows)
    if found:
        more |= _interval(totals, found.confidence)
    return Content(rows, {"total": totals["population"]} | totals | more)


def _strata(found: Survey, region: int) -> list[Row]:
    return [
        {name: getattr(one, name) for name in (*COUNTED, "needed", "sufficient")}
        | {"project": one.project.pk if one.project else None}
        for one in survey_result(found).strata
        if one.region.pk == region
    ]


def _interval(totals: dict[str, int], confidence: int) -> dict[str, Any]:
    """Share of satisfied answers in per cent with one decimal, and its Wilson interval."""
    held = wilson(totals["satisfied"], totals["answered"], confidence / 100)
    names = ("share", "low", "high")
    values = {name: f"{100 * getattr(held, name):.1f} %" if held else "" for name in names}
    return values | {"confidence": confidence}
