"""Taking the first steps, putting the guide away, fetching it back."""

from datetime import datetime

from django.db import transaction

from org.models import Guide, User


@transaction.atomic
def take_step(*, user: User, code: str) -> Guide:
    """The step counts as taken; taking it again changes nothing."""
    held = _held(user)
    if code not in held.done:
        held.done = [*held.done, code]
        held.save(update_fields=["done"])
    return held


@transaction.atomic
def close_guide(*, user: User, at: datetime) -> Guide:
    """Not shown any more, on whatever computer the person signs in."""
    held = _held(user)
    held.closed_at = at
    held.save(update_fields=["closed_at"])
    return held


@transaction.atomic
def begin_again(*, user: User) -> Guide:
    """Shown again, with no step taken."""
    held = _held(user)
    held.done, held.closed_at = [], None
    held.save(update_fields=["done", "closed_at"])
    return held


def _held(user: User) -> Guide:
    Guide.objects.get_or_create(user=user)
    return Guide.objects.select_for_update().get(user=user)
