"""The register of restores: what stands between a restored database and the world."""

from datetime import datetime

from core.models import Restoration


def note(*, made_at: datetime | None, at: datetime) -> Restoration:
    """This database was restored just now, from a backup made then."""
    return Restoration.objects.create(made_at=made_at, restored_at=at)


def unreleased() -> Restoration | None:
    """The newest restore that nobody has released; None while messages may leave."""
    return Restoration.objects.filter(released_at=None).order_by("-pk").first()


def released(row: Restoration, *, by_name: str, dropped: int, at: datetime) -> None:
    """Let messages leave again; earlier restores that were never released are settled with it."""
    Restoration.objects.filter(released_at=None, pk__lte=row.pk).update(
        released_at=at, released_by_name=by_name, dropped=dropped
    )
