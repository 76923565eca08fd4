"""Beyond the period: a free inspection on site every year, for packs that promise it (WAR-25)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from core.actors import SYSTEM
from core.clock import at_local, local_day
from core.streams import lock_streams
from core.words import later
from core.worktime import add_months
from customers.enums import AssetState
from customers.models import Asset, Sale
from customers.queries.purchases import purchase_of
from deadlines.models import Todo
from deadlines.operations import open_todo
from org.enums import Post
from packs.queries import figure_or, in_force
from warranty.models import Claim
from warranty.queries.facts import Around
from warranty.queries.judging import ask

KIND = "inspection"
LOOK_BACK = 7  # days in which a day without a worker is made good
SECTION, EVERY = "inspection", "every_months"


def plan_inspections(*, at: datetime) -> list[Todo]:
    """The tasks of units whose sale has its anniversary these days; called again it adds none."""
    day = local_day(at)
    found = (_plan(asset.pk, day, at) for asset in _anniversaries(day))
    return [one for one in found if one is not None]


def _anniversaries(day: date) -> Iterable[Asset]:
    """Units in use that were received on one of these days of an earlier year; the leap day goes with the 28th."""
    wanted = Q(pk__in=[])
    for back in range(LOOK_BACK):
        one = day - timedelta(days=back)
        wanted |= Q(since__month=one.month, since__day=one.day)
        if (one.month, one.day) == (2, 28):
            wanted |= Q(since__month=2, since__day=29)
    sales = Sale.objects.alias(since=Coalesce(F("received_on"), F("bought_on"))).filter(
        wanted, since__lt=day - timedelta(days=LOOK_BACK)
    )
    return Asset.objects.filter(state=AssetState.IN_USE, pk__in=sales.values("asset")).only("pk").iterator()


@transaction.atomic
def _plan(pk: int, day: date, at: datetime) -> Todo | None:
    lock_streams(pk)
    asset = Asset.objects.select_related("model", "customer__region", "customer__project", "stream").get(
        pk=pk
    )
    model = asset.model
    pack_set = in_force(
        at=at, model=model.code if model else None, line=(model.line or None) if model else None
    )
    months = figure_or(pack_set, SECTION, EVERY, None)
    known = Around(day, purchase_of(asset), model, product_class=model.product_class if model else "")
    found = ask(pack_set, Claim(), known) if months else None
    if found is None or not found.answer.inspection_visit_free or _planned(asset, day, int(months)):
        return None
    return open_todo(
        stream=asset.stream,
        kind=KIND,
        title=later("定期上门检查：%(unit)s", unit=str(asset)),
        unit=asset.customer.project or asset.customer.region,
        department=Post.SUPERVISOR,
        due_at=at_local(add_months(day, 1)),
        by=SYSTEM,
        at=at,
    )


def _planned(asset: Asset, day: date, months: int) -> bool:
    """Is there a task since the last round?"""
    since = at_local(add_months(day, 1 - months))
    return Todo.objects.filter(stream=asset.pk, kind=KIND, opened_at__gte=since).exists()
