"""What watches the servers: numbers for Prometheus, low disks, a trial of each channel."""

from datetime import timedelta

import pytest

from core import backups
from core.clock import local_day, now
from notifications.models import Message
from notifications.tasks import watch_disks
from org.enums import Post
from tests.factories.org import appoint, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    group = make_unit("group", "G", "集团")
    return appoint(make_user("watcher", email="watcher@example.com"), group, Post.ADMIN)


@pytest.fixture
def watching(client, administrator):
    client.force_login(administrator)
    return client


def test_numbers_name_waiting_work_and_the_requests(watching):
    watching.get("/inbox/")
    text = watching.get("/metrics").content.decode()
    assert 'aftersales_waiting{work="messages"} 0.0' in text
    assert 'aftersales_requests_total{method="GET",page="notifications:inbox",status="2xx"}' in text


def test_numbers_are_for_watchers_only(client):
    assert client.get("/metrics").status_code == 401
    client.force_login(make_user("stranger"))
    assert client.get("/metrics").status_code == 403


def test_a_low_disk_is_told_once_a_day_and_shown(watching, settings):
    settings.DISK_FREE_PERCENT = 100
    watch_disks()
    watch_disks()
    assert Message.objects.filter(channel="inbox", subject="磁盘空间不足").count() == 1
    assert "磁盘空间不足" in watching.get("/operations/").content.decode()


def test_enough_space_is_not_mentioned(watching, settings):
    settings.DISK_FREE_PERCENT = 0
    watch_disks()
    assert not Message.objects.exists()
    assert "磁盘空间不足" not in watching.get("/operations/").content.decode()


def test_a_trial_goes_to_the_address_that_was_typed(watching):
    watching.post("/operations/channels/", {"channel": "email", "email": "somebody@example.com"})
    assert Message.objects.values_list("channel", "address").get() == ("email", "somebody@example.com")


def test_a_trial_needs_an_address_of_its_channel(watching):
    answer = watching.post("/operations/channels/", {"channel": "sms", "email": "somebody@example.com"})
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["phone"]


def test_the_settings_page_shows_no_secret(watching, settings):
    settings.EMAIL_HOST_PASSWORD, settings.SMS_GATEWAY_TOKEN = "mail-secret", "sms-secret"
    page = watching.get("/operations/channels/").content.decode()
    assert ("mail-secret" in page, "sms-secret" in page) == (False, False)


@pytest.mark.parametrize(("days", "told"), [(1, 0), (3, 1)])
def test_old_backups_are_told_once_a_day(administrator, settings, days, told):
    settings.DISK_FREE_PERCENT = 0
    made = now() - timedelta(days=days)
    backups.tested(backups.begin(day=local_day(made), at=made), at=made)
    watch_disks()
    watch_disks()
    assert Message.objects.filter(channel="inbox", subject="两天内没有通过恢复验证的备份").count() == told
