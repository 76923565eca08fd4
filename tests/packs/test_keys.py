"""What packs are in use for goes by its name, with the code beside it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.clock import local_day, now
from customers.models import ProductLine, ProductModel
from org.models import User
from packs.enums import Rank
from packs.models import Activation
from tests.factories.packs import default_packs

SignIn = Callable[[User], Client]
NAMED = '电脑 <span class="muted small">computer</span>'


@pytest.fixture(autouse=True)
def lines(db: None) -> None:
    default_packs()
    ProductModel.objects.create(code="NB-14", name="轻薄本", line="computer")
    ProductModel.objects.create(code="YG-1", name="整体衣柜", line="wardrobe")
    ProductLine.objects.create(code="computer", name="电脑")


def use(rank: str, key: str) -> None:
    Activation.objects.create(pack_id="wardrobe_store", rank=rank, key=key)


@pytest.mark.parametrize(
    ("rank", "key", "shown"),
    [
        (Rank.LINE, "computer", NAMED),
        (Rank.LINE, "wardrobe", '<td class="nowrap">wardrobe</td>'),
        (Rank.MODEL, "NB-14", '轻薄本 <span class="muted small">NB-14</span>'),
    ],
)
def test_names_stand_before_codes(
    signed_in: SignIn, group_officer: User, rank: str, key: str, shown: str
) -> None:
    use(rank, key)
    assert shown in signed_in(group_officer).get(reverse("packs:uses")).content.decode()


def test_the_list_of_packs_names_them_too(signed_in: SignIn, group_officer: User) -> None:
    use(Rank.LINE, "computer")
    page = signed_in(group_officer).get(reverse("packs:packs")).content.decode()
    assert NAMED in page


@pytest.mark.parametrize("typed", ["电脑", "computer"])
def test_a_line_is_chosen_by_name_or_code(signed_in: SignIn, group_officer: User, typed: str) -> None:
    given: dict[str, Any] = {
        "pack": "wardrobe_store",
        "rank": Rank.LINE.value,
        "key": typed,
        "since": local_day(now()) + timedelta(days=1),
    }
    answer = signed_in(group_officer).post(reverse("packs:uses"), given)
    made = Activation.objects.get(pack="wardrobe_store", rank=Rank.LINE)
    assert (answer.status_code, made.key) == (302, "computer")


def test_a_wrong_one_is_told_what_there_is(signed_in: SignIn, group_officer: User) -> None:
    given = {"pack": "wardrobe_store", "rank": Rank.LINE.value, "key": "衣帽间", "since": "2030-01-01"}
    page = signed_in(group_officer).post(reverse("packs:uses"), given).content.decode()
    assert "没有这个适用对象；现有：电脑 computer、wardrobe" in page


def test_lines_and_models_are_suggested(signed_in: SignIn, group_officer: User) -> None:
    page = signed_in(group_officer).get(reverse("packs:lookup_keys") + "?q=电").content.decode()
    assert 'data-autocomplete-value="computer">电脑 computer<span class="note">产品线</span>' in page
    assert "NB-14" not in page


def test_who_may_not_see_packs_gets_no_suggestions(signed_in: SignIn, technician: User) -> None:
    assert signed_in(technician).get(reverse("packs:lookup_keys")).status_code == 403
