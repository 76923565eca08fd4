"""What watches the servers: numbers for Prometheus, low disks, a trial of each channel."""

from datetime import timedelta

import pytest

from core import backups, disks, restorations
from core.clock import local_day, now
from core.exporting import KIND as EXPORT
from core.jobs import start
from core.models import Job
from core.outbox import lag
from notifications.models import Endpoint, Message
from notifications.operations import webhooks
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


def test_every_kind_of_waiting_work_is_counted(watching):
    text = watching.get("/metrics").content.decode()
    kinds = ("events", "messages", "webhooks", "letters", "jobs")
    wanted = [
        f'aftersales_{name}{{work="{kind}"}} 0.0' for name in ("waiting", "lag_seconds") for kind in kinds
    ]
    assert [line for line in wanted if line not in text] == []


def test_calls_of_an_endpoint_out_of_use_are_not_late(watching, administrator):
    ago = now() - timedelta(hours=1)
    one = webhooks.add_endpoint(name="ERP", url="http://x.example/", events=[], by=administrator, at=ago)
    webhooks.queue_test(endpoint=one, by=administrator, at=ago)
    late = 'aftersales_lag_seconds{work="webhooks"} 36'
    assert late in watching.get("/metrics").content.decode()
    Endpoint.objects.update(is_active=False)
    assert late not in watching.get("/metrics").content.decode()


def test_work_in_hand_is_not_late(administrator):
    ago = now() - timedelta(hours=1)
    job = start(kind=EXPORT.code, title="导出", params={}, by=administrator, at=ago)
    assert lag(Job, at=now()) >= timedelta(hours=1)
    Job.objects.filter(pk=job.pk).update(leased_until=now() + timedelta(minutes=1))
    assert lag(Job, at=now()) == timedelta()


def test_a_restored_house_is_told(watching):
    assert 'aftersales_restored_unreleased{part=""} 0.0' in watching.get("/metrics").content.decode()
    restorations.note(made_at=None, at=now())
    assert 'aftersales_restored_unreleased{part=""} 1.0' in watching.get("/metrics").content.decode()


def test_the_disk_of_the_backups_is_watched(settings, monkeypatch, tmp_path):
    settings.HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "home" / "files"
    settings.BACKUP_FOLDER = tmp_path / "backups"
    for folder in ("home", "backups"):
        (tmp_path / folder).mkdir()
    devices = {tmp_path / "home": 1, tmp_path / "backups": 2}
    monkeypatch.setattr(disks, "_device", devices.__getitem__)
    assert [disk.folder for disk in disks.disks()] == [str(tmp_path / "backups"), str(tmp_path / "home")]
