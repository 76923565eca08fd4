"""The job that tells the tickets of a span again under the figures of a draft."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jobs import CannotRun, JobKind, Run, register_kind
from org.calendars import with_hours
from packs.models import PackDraft
from tickets.models import Ticket
from tickets.operations.what_if import KIND, keep
from tickets.permissions import can_try_drafts
from tickets.queries.what_if import Imagination, compared, registered
from tickets.tally import Tally

BATCH = 200
READ = ("stream", "region", "project", "complaint", "pack_set")


def _calculate(run: Run) -> None:
    """Batch by batch; after an interruption it goes on behind the last one counted."""
    draft = _draft(run)
    since, until = (date.fromisoformat(run.params[edge]) for edge in ("since", "until"))
    hours = run.params["hours"]
    imagination = Imagination.of(draft, {name: with_hours(name, _spans(hours[name])) for name in hours})
    rows = registered(since, until)
    run.total(rows.count())
    tally = Tally.of(run.state.get("tally", {}))
    for batch in _batches(rows, run.state.get("behind", 0)):
        for one in compared(batch, imagination, run.at):
            tally.add(one)
        run.save({"behind": batch[-1].pk, "tally": tally.as_json()})
        run.step(len(batch))
    keep(draft=draft, since=since, until=until, hours=hours, figures=tally.as_json(), by=run.by, at=run.at)
    run.tell(_("共试算 %(count)s 张工单，结果见草稿页。") % {"count": run.job.total})


def _batches(rows: QuerySet[Ticket], behind: int) -> Iterator[list[Ticket]]:
    while batch := list(rows.filter(pk__gt=behind).select_related(*READ).order_by("pk")[:BATCH]):
        yield batch
        behind = batch[-1].pk


def _draft(run: Run) -> PackDraft:
    draft = PackDraft.objects.select_related("pack").filter(pk=run.params["draft"]).first()
    if draft is None or not can_try_drafts(run.by):
        raise CannotRun(_("您没有试算政策包的权限。"))
    return draft


def _spans(weekly: dict[str, list[list[int]]]) -> dict[int, list[tuple[int, int]]]:
    """Minutes of the day as seconds, by the number of the weekday."""
    return {int(day): [(begin * 60, end * 60) for begin, end in spans] for day, spans in weekly.items()}


register_kind(JobKind(KIND, gettext_lazy("政策包试算"), _calculate, 30))
