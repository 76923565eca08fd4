"""Nobody deletes a ticket or an audit row, whatever address is tried."""

from uuid import uuid4

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from core.models import Event
from org.enums import Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user
from tickets.api.urls import urlpatterns as api
from tickets.models import Ticket
from tickets.urls import urlpatterns as pages

GIVEN = {"number": "", "pk": 1, "intent": "booking"}


def addresses(ticket: Ticket) -> list[str]:
    """Every address of the room, filled in for this ticket."""
    values = GIVEN | {"number": ticket.number}
    found = []
    for prefix, patterns in (("tickets:", pages), ("", api)):
        for pattern in patterns:
            names = pattern.pattern.converters
            filled = {name: values.get(name, uuid4()) for name in names}
            found.append(reverse(prefix + pattern.name, kwargs=filled))
    return found


@pytest.mark.requirement("ARC-03")
@pytest.mark.parametrize("post", Post.values)
def test_no_post_deletes_at_any_address(post: str, booking: Ticket, group: Unit) -> None:
    client = Client()
    client.force_login(
        appoint(make_user("somebody"), group, post), backend="django.contrib.auth.backends.ModelBackend"
    )
    events = Event.objects.filter(stream=booking.pk).count()
    answers = {address: client.delete(address).status_code for address in addresses(booking)}
    assert {address: status for address, status in answers.items() if status not in (403, 404, 405)} == {}
    assert len(answers) == len(pages) + len(api)
    assert Ticket.objects.get(pk=booking.pk).status == "awaiting_approval"
    assert Event.objects.filter(stream=booking.pk).count() == events


@pytest.mark.requirement("TKT-33", "ARC-03")
@pytest.mark.parametrize("model", [Event, Ticket])
def test_the_admin_has_no_page_for_it(model: type, booking: Ticket, administrator: User) -> None:
    assert admin.site.is_registered(model) is False
    for verb in ("changelist", "change", "delete"):
        label = f"admin:{model._meta.app_label}_{model._meta.model_name}_{verb}"
        with pytest.raises(NoReverseMatch):
            reverse(label, args=[] if verb == "changelist" else [1])
