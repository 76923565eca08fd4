"""Keeping people on screens."""

from collections.abc import Callable

import pytest
from django.test import Client

from core.models import Event
from org.models import ApiToken, Unit, User

NEW = {
    "username": "wang.lei",
    "name": "王磊",
    "phone": "13800138000",
    "email": "",
    "post": "technician",
    "since": "2026-03-01",
}


@pytest.fixture
def browser(administrator: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(administrator)


def test_a_new_person_gets_a_post_and_a_password(browser: Client, east: Unit) -> None:
    answer = browser.post("/people/new/", NEW | {"unit": east.pk})
    user = User.objects.get(username="wang.lei")
    assert (user.check_password(answer.context["secret"]), answer["Cache-Control"]) == (True, "no-store")
    assert [(held.post, held.unit) for held in user.appointments.all()] == [("technician", east)]


def test_a_post_that_does_not_fit_makes_no_account(browser: Client, east: Unit) -> None:
    answer = browser.post("/people/new/", NEW | {"unit": east.pk, "post": "admin"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["post"])
    assert User.objects.filter(username="wang.lei").exists() is False


def test_a_taken_account_is_said_at_its_field(browser: Client, east: Unit, desk: User) -> None:
    answer = browser.post("/people/new/", NEW | {"unit": east.pk, "username": "desk"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["username"])


def test_the_list_finds_by_name(browser: Client, desk: User, supervisor: User) -> None:
    assert browser.get("/people/?q=晓敏").context["page"].items == [desk]


def test_the_list_narrows_to_a_region_and_below(
    browser: Client, east: Unit, desk: User, supervisor: User
) -> None:
    assert browser.get(f"/people/?unit={east.pk}").context["page"].items == [supervisor]


def test_the_list_masks_phones(browser: Client, desk: User) -> None:
    User.objects.filter(pk=desk.pk).update(phone="13812345678")
    page = browser.get("/people/").content.decode()
    assert ("138****5678" in page, "13812345678" in page) == (True, False)


@pytest.mark.parametrize("others", [1, 3])
def test_the_list_costs_the_same_with_one_and_three(
    browser: Client, east: Unit, others: int, django_assert_max_num_queries: object
) -> None:
    for number in range(others):
        browser.post("/people/new/", NEW | {"unit": east.pk, "username": f"wang{number}"})
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        browser.get("/people/")


def test_the_page_of_a_person_tells_the_history(browser: Client, east: Unit) -> None:
    browser.post("/people/new/", NEW | {"unit": east.pk})
    page = browser.get(f"/people/{User.objects.get(username='wang.lei').pk}/").content.decode()
    assert ("建立账号 wang.lei" in page, "任命为华东技师，自 2026-03-01 起" in page) == (True, True)


def test_editing(browser: Client, desk: User) -> None:
    answer = browser.post(f"/people/{desk.pk}/edit/", {"name": "李晓", "phone": "", "email": ""})
    desk.refresh_from_db()
    assert (answer.url, desk.name) == (f"/people/{desk.pk}/", "李晓")
    assert Event.objects.get(stream=desk.stream_id).facts == {"fields": ["name"]}


def test_a_name_is_needed(browser: Client, desk: User) -> None:
    answer = browser.post(f"/people/{desk.pk}/edit/", {"name": " ", "phone": "", "email": ""})
    desk.refresh_from_db()
    assert (answer.status_code, desk.name) == (422, "李晓敏")


def test_closing_and_opening_an_account(browser: Client, desk: User) -> None:
    states = []
    for active in "01":
        browser.post(f"/people/{desk.pk}/state/", {"active": active})
        desk.refresh_from_db()
        states.append(desk.is_active)
    assert states == [False, True]


def test_closing_oneself_as_the_only_administrator_is_refused(browser: Client, administrator: User) -> None:
    answer = browser.post(f"/people/{administrator.pk}/state/", {"active": "0"}, follow=True)
    administrator.refresh_from_db()
    assert (administrator.is_active, "唯一的系统管理员" in answer.content.decode()) == (True, True)


def test_a_reset_password_is_shown_once(browser: Client, desk: User) -> None:
    secret = browser.post(f"/people/{desk.pk}/password/").context["secret"]
    desk.refresh_from_db()
    assert (desk.check_password(secret), secret in browser.get(f"/people/{desk.pk}/").content.decode()) == (
        True,
        False,
    )


def test_appointing_and_ending(browser: Client, desk: User, east: Unit) -> None:
    browser.post(f"/people/{desk.pk}/posts/", {"unit": east.pk, "post": "clerk", "since": "2026-03-01"})
    held = desk.appointments.get(unit=east)
    browser.post(f"/people/{desk.pk}/posts/{held.pk}/end/", {"until": "2026-04-30"})
    held.refresh_from_db()
    assert (held.post, str(held.since), str(held.until)) == ("clerk", "2026-03-01", "2026-04-30")


def test_a_post_without_a_day_is_refused(browser: Client, desk: User, east: Unit) -> None:
    answer = browser.post(f"/people/{desk.pk}/posts/", {"unit": east.pk, "post": "clerk", "since": ""})
    assert (answer.status_code, desk.appointments.count()) == (422, 1)


def test_ending_needs_a_day(browser: Client, desk: User) -> None:
    held = desk.appointments.get()
    answer = browser.post(f"/people/{desk.pk}/posts/{held.pk}/end/", {"until": "soon"})
    held.refresh_from_db()
    assert (answer.status_code, held.until) == (422, None)


def test_a_post_of_another_person_is_not_found(browser: Client, desk: User, supervisor: User) -> None:
    held = supervisor.appointments.get()
    answer = browser.post(f"/people/{desk.pk}/posts/{held.pk}/end/", {"until": "2026-04-30"})
    held.refresh_from_db()
    assert (answer.status_code, held.until) == (404, None)


def test_a_token_is_shown_once_and_revoked(browser: Client, desk: User) -> None:
    secret = browser.post(f"/people/{desk.pk}/tokens/", {"name": "呼叫中心"}).context["secret"]
    held = ApiToken.objects.get()
    page = browser.get(f"/people/{desk.pk}/").content.decode()
    browser.post(f"/people/{desk.pk}/tokens/{held.pk}/revocation/")
    held.refresh_from_db()
    assert (secret in page, "呼叫中心" in page, held.revoked_at is None) == (False, True, False)


def test_a_token_needs_a_name(browser: Client, desk: User) -> None:
    assert browser.post(f"/people/{desk.pk}/tokens/", {"name": ""}).status_code == 422
    assert ApiToken.objects.count() == 0


def test_a_bad_cursor_is_a_bad_request(browser: Client) -> None:
    assert browser.get("/people/?cursor=nonsense").status_code == 400
