"""The register of fault categories."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from org.models import User
from tests.factories.tickets import make_category
from tickets.models import FaultCategory
from tickets.operations import categories
from tickets.queries import find_categories


@pytest.fixture
def browser(administrator: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(administrator)


def test_saved_with_its_initials(browser: Client) -> None:
    browser.post(
        "/admin/tickets/faultcategory/add/", {"code": "no_water", "name": "不出水", "is_active": "on"}
    )
    assert [one.name for one in find_categories("bcs")] == ["不出水"]


def test_not_deleted(browser: Client) -> None:
    row = make_category()
    answer = browser.post(f"/admin/tickets/faultcategory/{row.pk}/delete/", {"post": "yes"})
    assert (answer.status_code, FaultCategory.objects.count()) == (403, 1)


def test_a_code_is_taken_once() -> None:
    make_category()
    with pytest.raises(ValidationError):
        categories.add(code="no_cooling", name="另一个")
    assert FaultCategory.objects.count() == 1


def test_inactive_ones_are_not_offered() -> None:
    row = make_category()
    row.is_active = False
    categories.keep(row)
    assert list(find_categories("空调")) == []


def test_found_by_initials_name_and_code() -> None:
    make_category()
    found = [[one.code for one in find_categories(query)] for query in ("ktbzl", "空调", "no_c", "xyz")]
    assert found == [["no_cooling"], ["no_cooling"], ["no_cooling"], []]
