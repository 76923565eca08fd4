"""Every role at every address: strangers are refused, nothing breaks, the audit trail stays as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from aftersales.demo.build import build_demo
from aftersales.demo.ground import lay_ground
from core.clock import now
from org.enums import Post
from org.models import User
from tests.architecture.walking import (
    EVERYBODY_S,
    OWN_PAGES,
    Address,
    addresses,
    ask,
    audit_trail,
    methods_of,
)
from tests.factories.org import make_user

ROLES = {
    Post.HOTLINE: "hotline1",
    Post.CLERK: "east-clerk",
    Post.TEAM_LEADER: "east-leader",
    Post.TECHNICIAN: "east-tech1",
    Post.SUPERVISOR: "east-supervisor",
    Post.MANAGER: "east-manager",
    Post.DEPARTMENT_HEAD: "east-depthead",
    Post.REGIONAL_HEAD: "east-head",
    Post.GROUP: "group",
    Post.ADMIN: "admin",
    "project": "shanghai-project",
}
REFUSED = {401, 403, 404, 405}
ANSWERS = {200, 302, 400, 409, 422} | REFUSED
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture(scope="module", autouse=True)
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo company, committed, so that every request runs as it does in production."""
    with django_db_blocker.unblock():
        try:
            at = now()
            lay_ground(at=at)
            build_demo(at=at)
            make_user("nobody", "无岗")
            yield
        finally:
            call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


def browser(username: str | None) -> Client:
    client = Client(raise_request_exception=False)
    if username:
        user = User.objects.get(username=username)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def walk(username: str | None, *methods: str) -> Iterator[tuple[Address, str, HttpResponse]]:
    """Answers of every address, to these methods or all of its own; a session that a step ended is
    opened again.
    """
    client = browser(username)
    for address in addresses():
        for method in methods or methods_of(address):
            if username and "_auth_user_id" not in client.session:
                client = browser(username)
            yield address, method, ask(client, method, address)


def told(address: Address, method: str, answer: HttpResponse) -> str:
    return f"{method} {address.path} ({address.name}) {answer.status_code}"


def turned_away(answer: HttpResponse) -> bool:
    return answer.status_code in REFUSED or (
        answer.status_code == 302 and answer.url.startswith(("/sign-in/", "/admin/login/"))
    )


@pytest.mark.django_db  # this mark also makes pytest-django prepare the database for the whole module
def test_every_address_can_be_filled_in() -> None:
    assert [address.path for address in addresses() if "<" in address.path or "(" in address.path] == []


def test_only_a_short_list_is_open_to_everybody() -> None:
    open_to_all = {
        address.name
        for address, method, answer in walk(None, "get", "post")
        if not turned_away(answer) and answer.status_code != 503
    }
    assert open_to_all <= EVERYBODY_S


def test_without_a_post_only_one_s_own_pages_answer() -> None:
    reached = {
        address.name
        for address, method, answer in walk("nobody", "get", "post")
        if not turned_away(answer) and address.name not in EVERYBODY_S
    }
    assert reached - OWN_PAGES == set()


@pytest.mark.parametrize("username", ["south-supervisor", "south-tech", "hangzhou-project"])
def test_things_of_another_unit_are_not_there(username: str) -> None:
    reached = [
        told(address, method, answer)
        for address, method, answer in walk(username, "get", "post")
        if address.of_region and not turned_away(answer)
    ]
    assert reached == []


def fault(address: Address, method: str, answer: HttpResponse) -> str:
    """What is wrong with an answer to a person with a post, "" when nothing is."""
    if answer.status_code not in ANSWERS and address.name != "core:readyz":
        return "unexpected"
    if method == "delete" and not turned_away(answer) and not address.name.startswith("admin:"):
        return "deletes"
    return "" if strict(answer) else "policy"


def strict(answer: HttpResponse) -> bool:
    """Does a page carry the whole Content-Security-Policy?"""
    page = answer.headers.get("Content-Type", "").startswith("text/html")
    policy = answer.headers.get("Content-Security-Policy", "")
    return not page or set(policy.split("; ")) == POLICY


@pytest.mark.requirement("TKT-33")
@pytest.mark.parametrize("role", ROLES)
def test_no_role_breaks_deletes_or_rewrites_anything(role: str) -> None:
    before = audit_trail()
    found = [
        f"{wrong}: {told(address, method, answer)}"
        for address, method, answer in walk(ROLES[role])
        if (wrong := fault(address, method, answer))
    ]
    assert (found, set(before) - set(audit_trail())) == ([], set())


def test_visitors_get_the_strict_policy_too() -> None:
    assert [address.path for address, _, answer in walk(None, "get") if not strict(answer)] == []
