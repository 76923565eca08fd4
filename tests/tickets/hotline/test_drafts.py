"""Drafts on the server: saved as typed, at most five, gone with the ticket."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from org.models import User
from tickets.models import IntakeDraft, Ticket

Type = Callable[..., dict[str, Any]]


def save(browser: Client, typed: dict[str, Any], ms: int = 1, intent: str = "booking") -> Any:
    return browser.post(f"/intake/{intent}/draft/", typed | {"typed_at": str(ms)})


def test_what_is_typed_comes_back_with_its_address(hotline: Client, typed: Type) -> None:
    body = typed(description="前一位客户")
    save(hotline, body)
    form = hotline.get(f"/intake/booking/?draft={body['key']}").context["form"]
    assert [str(form[name].value()) for name in ("description", "phone", "key")] == [
        "前一位客户",
        "138 1234 5678",
        body["key"],
    ]


def test_five_are_kept_and_the_sixth_is_refused_in_words(hotline: Client, typed: Type) -> None:
    answers = [save(hotline, typed()).content.decode() for _ in range(6)]
    assert (IntakeDraft.objects.count(), ["已有 5 张草稿" in page for page in answers]) == (
        5,
        [False] * 5 + [True],
    )


def test_an_older_copy_never_replaces_a_newer_one(hotline: Client, typed: Type) -> None:
    body = typed(description="新的")
    save(hotline, body, ms=20)
    save(hotline, body | {"description": "旧的"}, ms=10)
    assert IntakeDraft.objects.get().data["description"] == "新的"


def test_an_empty_form_is_no_draft(hotline: Client, typed: Type) -> None:
    save(hotline, {"key": str(uuid4()), "channel": "phone", "service_type": "repair"})
    assert IntakeDraft.objects.count() == 0


def test_the_ticket_takes_its_draft_away(hotline: Client, typed: Type, supervisor: User) -> None:
    body = typed()
    save(hotline, body)
    hotline.post("/intake/booking/", body)
    assert (Ticket.objects.count(), IntakeDraft.objects.count()) == (1, 0)


def test_a_copy_that_arrives_after_the_ticket_is_not_kept(
    hotline: Client, typed: Type, supervisor: User
) -> None:
    body = typed()
    hotline.post("/intake/booking/", body)
    page = save(hotline, body).content.decode()
    assert (IntakeDraft.objects.count(), "notice-warn" in page) == (0, False)


def test_the_words_follow_to_another_intent(hotline: Client, typed: Type) -> None:
    body = typed(description="其实要投诉")
    save(hotline, body)
    form = hotline.get(f"/intake/complaint/?draft={body['key']}").context["form"]
    assert form["description"].value() == "其实要投诉"


def test_a_draft_is_its_owner_s_alone(
    hotline: Client, typed: Type, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    body = typed(description="他人不可见")
    save(hotline, body)
    other = signed_in(supervisor)
    assert other.get(f"/intake/booking/?draft={body['key']}").context["form"]["description"].value() is None
    assert "属于他人" in save(other, body | {"description": "改写"}, ms=9).content.decode()
    other.post(f"/intake/drafts/{body['key']}/removal/")
    assert IntakeDraft.objects.get().data["description"] == "他人不可见"


def test_thrown_away_it_is_gone_on_both_sides(hotline: Client, typed: Type) -> None:
    body = typed()
    save(hotline, body)
    page = hotline.post(f"/intake/drafts/{body['key']}/removal/", follow=True).content.decode()
    assert (IntakeDraft.objects.count(), f'data-draft-clear="intake-{body["key"]}"' in page) == (0, True)


@pytest.mark.parametrize("key", ["", "x", "00000000"])
def test_a_form_without_a_key_is_not_kept(hotline: Client, key: str) -> None:
    assert hotline.post("/intake/booking/draft/", {"key": key}).status_code == 404


@pytest.mark.parametrize("form", ["consultation", "booking", "complaint", "rescue"])
def test_an_empty_post_is_refused_in_words(hotline: Client, form: str) -> None:
    assert hotline.post(f"/intake/{form}/", {}).status_code == 422
