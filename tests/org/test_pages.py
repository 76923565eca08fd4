"""The organisation's pages answer to administrators and to nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from org.models import User

PAGES = ["org:people", "org:person_new", "org:units", "org:unit_new", "org:skills", "org:skill_new"]


@pytest.mark.parametrize("page", PAGES)
def test_administrators_open_the_page(
    page: str, administrator: User, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(administrator).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_supervisor_does_not(page: str, supervisor: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(supervisor).get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_sent_to_sign_in(page: str, db: None) -> None:
    answer = Client().get(reverse(page))
    assert (answer.status_code, answer.url) == (302, f"/sign-in/?next={reverse(page)}")
