"""The job that judges the tickets of a span again by the rules of a draft."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jobs import CannotRun, JobKind, Run, register_kind
from packs.models import PackDraft
from warranty.flips import Flips
from warranty.operations.backtest import KIND, keep
from warranty.permissions import can_back_test
from warranty.queries.backtest import Trial, batches, concerned

BATCH = 1_000


def _calculate(run: Run) -> None:
    """Batch by batch; after an interruption it goes on before the last ticket counted."""
    draft = _draft(run)
    since, until = (date.fromisoformat(run.params[edge]) for edge in ("since", "until"))
    trial = _trial(draft)
    rows = concerned(draft, since, until)
    run.total(rows.values("ticket").distinct().count())
    flips = Flips.of(run.state.get("flips", {}))
    for batch in batches(rows, run.state.get("before"), BATCH):
        for row in batch:
            flips.add(*trial.sides(row))
        run.save({"before": batch[-1][0], "flips": flips.as_json()})
        run.step(len(batch))
    keep(draft=draft, since=since, until=until, figures=flips.as_json(), by=run.by, at=run.at)
    run.tell(_("共重新判定 %(count)s 张工单，结果见草稿页。") % {"count": flips.judged})


def _draft(run: Run) -> PackDraft:
    draft = PackDraft.objects.select_related("pack").filter(pk=run.params["draft"]).first()
    if draft is None or not can_back_test(run.by):
        raise CannotRun(_("您没有回测政策包的权限。"))
    return draft


def _trial(draft: PackDraft) -> Trial:
    try:
        return Trial.of(draft)
    except LookupError as error:
        raise CannotRun(_("草稿没有质保规则。")) from error
    except ValueError as error:
        raise CannotRun(_("草稿的质保规则无法识别：%(why)s") % {"why": error}) from error


register_kind(JobKind(KIND, gettext_lazy("质保回测"), _calculate, 31))
