"""Two customers become one, and two again."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.apps import apps
from django.test import Client

from core.doors import MOVERS
from core.models import AppendOnly, Event
from customers.models import Customer, IdNumber, Merge
from customers.operations import MergeRefused, merge, undo_merge
from customers.queries import caller_card, find
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_site
from tests.factories.tickets import make_ticket

SignIn = Callable[..., Client]
# Links of a merge itself, and rows that are written once: they are read through the merge's record.
# An ID number says whose card it was taken for.
STAYING = {(Merge, "kept"), (Merge, "gone"), (IdNumber, "customer")}


@pytest.fixture
def kept(east: Unit) -> Customer:
    return make_customer(east, name="王建国", phone="13812345678")


@pytest.fixture
def gone(east: Unit) -> Customer:
    found = make_customer(east, name="单县物业", phone="13900001111")
    make_asset(found, site=make_site(found))
    return found


def pages(browser: Client, *paths: str) -> list[int]:
    return [browser.get(path).status_code for path in paths]


def test_every_table_of_a_customer_goes_along_or_is_written_once() -> None:
    moved = {(mover.model, mover.field) for mover in MOVERS}
    links = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model is Customer and not issubclass(model, AppendOnly)
    }
    assert links - moved - STAYING == set()


def test_everything_moves_and_searches_follow(
    kept: Customer, gone: Customer, east: Unit, supervisor: User, desk: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at, name="单县物业", phone="13900001111")
    merge(kept=kept, gone=gone, reason="同一人两部电话", by=supervisor, at=at)
    ticket.refresh_from_db()
    assert (ticket.customer, kept.assets.count(), kept.sites.count(), gone.contacts.count()) == (
        kept,
        1,
        1,
        0,
    )
    assert [list(find(desk, query)) for query in ("13900001111", "sxwy", "单县", "AC-35-25")] == [[kept]] * 4
    card = caller_card(desk, phone="13900001111")
    assert (card.customer if card else None) == kept


def test_taking_it_back_restores_both(kept: Customer, gone: Customer, supervisor: User, at: datetime) -> None:
    made = merge(kept=kept, gone=gone, reason="看错", by=supervisor, at=at)
    undo_merge(merge=made, by=supervisor, at=at)
    gone.refresh_from_db()
    assert (gone.merged_into, gone.contacts.get().is_primary, gone.assets.count(), gone.sites.count()) == (
        None,
        True,
        1,
        1,
    )
    assert [list(find(supervisor, query)) for query in ("sxwy", "wjg")] == [[gone], [kept]]
    with pytest.raises(MergeRefused):
        undo_merge(merge=made, by=supervisor, at=at)


def test_the_same_address_stays_behind(
    kept: Customer, gone: Customer, supervisor: User, at: datetime
) -> None:
    make_site(kept)
    merge(kept=kept, gone=gone, reason="同一人", by=supervisor, at=at)
    assert (kept.sites.count(), gone.sites.count(), kept.assets.count()) == (1, 1, 1)


def test_events_name_rows_on_both_histories(
    kept: Customer, gone: Customer, supervisor: User, at: datetime
) -> None:
    made = merge(kept=kept, gone=gone, reason="同一人", by=supervisor, at=at)
    found = Event.objects.filter(name="customer.merged").values_list("stream_id", "facts")
    assert sorted(found) == sorted(
        [
            (kept.pk, {"merge": made.pk, "other": gone.pk, "kept": True}),
            (gone.pk, {"merge": made.pk, "other": kept.pk, "kept": False}),
        ]
    )


def test_a_merged_one_is_not_merged_again(
    kept: Customer, gone: Customer, supervisor: User, at: datetime
) -> None:
    merge(kept=kept, gone=gone, reason="同一人", by=supervisor, at=at)
    for pair in ((kept, gone), (gone, kept), (kept, kept)):
        with pytest.raises(MergeRefused):
            merge(kept=pair[0], gone=pair[1], reason="再来", by=supervisor, at=at)
    assert Merge.objects.count() == 1


def test_the_card_offers_it_to_those_who_may(
    kept: Customer, gone: Customer, supervisor: User, desk: User, signed_in: SignIn
) -> None:
    address = f"/customers/{kept.pk}/merges/"
    given = {"other": gone.pk, "other_text": "单县物业", "reason": "同一人"}
    assert (signed_in(desk).post(address, given).status_code, Merge.objects.count()) == (403, 0)
    browser = signed_in(supervisor)
    assert browser.post(address, given | {"reason": ""}).status_code == 422
    assert browser.post(address, given).status_code == 302
    assert pages(browser, f"/customers/{kept.pk}/", f"/customers/{gone.pk}/") == [200, 200]
    assert "本档案已并入另一位客户" in browser.get(f"/customers/{gone.pk}/").content.decode()
    browser.post(f"/customers/{kept.pk}/merges/{Merge.objects.get().pk}/undoing/")
    gone.refresh_from_db()
    assert gone.merged_into is None


def test_a_stranger_finds_nothing_to_merge(kept: Customer, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).get(f"/customers/{kept.pk}/merges/").status_code == 404
