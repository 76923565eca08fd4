"""ID numbers are asked for only where a pack says so."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.test import Client

from customers.models import IdNumber
from customers.views import editing
from org.models import Unit, User
from tests.factories.customers import make_customer
from tests.factories.packs import default_packs

SignIn = Callable[[User], Client]
NUMBER = "11010519491231002X"


def all_forms(base: type) -> list[type]:
    return [one for sub in base.__subclasses__() for one in (sub, *all_forms(sub))]


@pytest.mark.requirement("PRV-03")
def test_no_form_has_an_id_number_without_activation(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    default_packs()
    asked = [
        one.__qualname__
        for one in all_forms(forms.BaseForm)
        if "id_number" in getattr(one, "base_fields", {})
    ]
    page = signed_in(supervisor).get(f"/customers/{make_customer(east).pk}/name/").content.decode()
    assert (asked, "id_number" in page) == ([], False)


def test_where_it_is_activated_it_is_kept_apart_and_never_shown(
    east: Unit, supervisor: User, signed_in: SignIn, monkeypatch: Any
) -> None:
    monkeypatch.setattr(editing, "collects_id_numbers", lambda at: True)
    customer = make_customer(east)
    client, page = signed_in(supervisor), f"/customers/{customer.pk}/name/"
    client.post(page, {"name": "王建国", "kind": "person", "note": "", "id_number": NUMBER.lower()})
    assert IdNumber.objects.get().value == NUMBER
    assert NUMBER not in client.get(page).content.decode()


def test_a_wrong_number_is_refused(east: Unit, supervisor: User, signed_in: SignIn, monkeypatch: Any) -> None:
    monkeypatch.setattr(editing, "collects_id_numbers", lambda at: True)
    page = f"/customers/{make_customer(east).pk}/name/"
    given = {"name": "王建国", "kind": "person", "note": "", "id_number": "123"}
    assert (signed_in(supervisor).post(page, given).status_code, IdNumber.objects.count()) == (422, 0)
