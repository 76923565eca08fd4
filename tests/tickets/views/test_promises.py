"""The promised times beside the form, before anything is saved."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from deadlines.models import Clock
from org.models import User
from packs.models import Activation
from tickets.models import Ticket

Type = Callable[..., dict[str, Any]]
HOUR = timedelta(hours=1)
ADDRESS = "/intake/booking/promises/"


def promised(answer: Any, at: datetime) -> dict[str, timedelta]:
    return {one.kind: one.due - at for one in answer.context["preview"].promises}


def test_they_follow_the_urgency(hotline: Client, typed: Type, at: datetime) -> None:
    plain = hotline.post(ADDRESS, typed())
    urgent = hotline.post(ADDRESS, typed(urgency="urgent"))
    assert promised(plain, at) == {"reply": 24 * HOUR, "complete": 72 * HOUR}
    assert promised(urgent, at) == {"reply": 2 * HOUR, "dispatch": HOUR / 2, "complete": 24 * HOUR}
    assert "故障报修：登记后即可派工" in urgent.content.decode()


def test_they_are_written_in_local_time(hotline: Client, typed: Type) -> None:
    text = hotline.post(ADDRESS, typed()).content.decode()
    assert "03-11 12:00" in text
    assert "剩 1 天" in text


def test_a_hazard_in_the_words_is_urgent(hotline: Client, typed: Type) -> None:
    assert hotline.post(ADDRESS, typed(description="插座漏电")).context["preview"].urgency == "urgent"


def test_a_region_is_enough(hotline: Client, typed: Type, at: datetime) -> None:
    unfinished = typed(phone="", name="", description="", dissatisfied=None, channel=None, site_class=None)
    assert promised(hotline.post(ADDRESS, unfinished), at) == {"reply": 24 * HOUR, "complete": 72 * HOUR}


def test_without_a_region_it_asks_for_one(hotline: Client, typed: Type) -> None:
    answer = hotline.post(ADDRESS, typed(region=""))
    assert (answer.status_code, answer.context["preview"]) == (200, None)
    assert "选择地区后显示各项承诺时间。" in answer.content.decode()


def test_class_of_a_complaint_drives_them(hotline: Client, typed: Type, at: datetime) -> None:
    body = typed(complaint_class="product_quality", service_type=None)
    times = promised(hotline.post("/intake/complaint/promises/", body), at)
    assert (times["reply"], times["arrive"]) == (HOUR, 24 * HOUR)


def test_nothing_is_written(hotline: Client, typed: Type) -> None:
    hotline.post(ADDRESS, typed())
    assert (Ticket.objects.count(), Clock.objects.count()) == (0, 0)


@pytest.mark.parametrize("odd", ["received_at", "urgency", "bought_on", "category", "key"])
def test_what_cannot_be_read_does_not_break_it(hotline: Client, typed: Type, odd: str) -> None:
    assert hotline.post(ADDRESS, typed(**{odd: "?"})).status_code == 200


@pytest.fixture
def _no_packs(db: None) -> None:
    Activation.objects.all().delete()


@pytest.mark.usefixtures("_no_packs")
def test_without_packs_it_says_who_mends_it(hotline: Client, typed: Type) -> None:
    assert "请先启用政策包" in hotline.post(ADDRESS, typed()).content.decode()


@pytest.mark.usefixtures("_no_packs")
def test_without_packs_saving_is_refused_with_words(hotline: Client, typed: Type) -> None:
    page = hotline.post("/intake/booking/", typed())
    assert (page.status_code, Ticket.objects.count()) == (422, 0)
    assert "请先启用政策包" in page.content.decode()


def test_without_regions_the_form_says_what_is_missing(desk: User, hotline: Client) -> None:
    page = hotline.get("/intake/booking/").content.decode()
    assert "还不能登记：" in page
    assert "请管理员先在「单位」中添加地区并任职" in page


def test_empty_registers_leave_the_form_usable(hotline: Client, typed: Type) -> None:
    form = hotline.get("/intake/booking/").context["form"]
    assert [len(form.fields[name].queryset) for name in ("region", "project", "category")] == [1, 0, 0]
    assert hotline.post("/intake/booking/", typed(model_code="AC-26", serial="NEW-1")).status_code == 302
    assert str(Ticket.objects.get().asset.model.code) == "AC-26"
