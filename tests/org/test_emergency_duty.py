"""Emergency contacts of whole days."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from core.clock import local_day
from org.models import EmergencyDuty, Roster, Unit, User
from org.operations import rosters
from org.operations.emergency_duty import set_duty, uncovered_days
from org.queries import emergency_contacts, monday_of

MONDAY = date(2026, 3, 9)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]
EIGHT = timedelta(hours=8)


@pytest.mark.requirement("SLA-22")
def test_every_day_has_one_primary_and_a_backup(
    group: Unit, manager: User, supervisor: User, desk: User, at: datetime
) -> None:
    set_duty(unit=group, days=WEEK, primary=manager, backups=[supervisor], by=manager, at=at)
    set_duty(unit=group, days=WEEK[:1], primary=desk, backups=[supervisor, manager], by=manager, at=at)
    held = {row.day: (row.primary, row.backups.count()) for row in EmergencyDuty.objects.all()}
    assert held == {MONDAY: (desk, 2)} | dict.fromkeys(WEEK[1:], (manager, 1))
    assert emergency_contacts(group, MONDAY)[0] == desk


@pytest.mark.requirement("SLA-22")
def test_without_a_backup_nobody_is_named(group: Unit, manager: User, at: datetime) -> None:
    for backups in ([], [manager]):
        with pytest.raises(ValidationError):
            set_duty(unit=group, days=WEEK, primary=manager, backups=backups, by=manager, at=at)
    assert EmergencyDuty.objects.count() == 0


def staffed(group: Unit, person: User, at: datetime) -> Roster:
    """A week of the group with no uncovered minute."""
    week = rosters.open_week(unit=group, monday=MONDAY)
    for number in range(21):
        start = week.starts_at + number * EIGHT
        rosters.add_shift(
            roster=week,
            starts_at=start,
            ends_at=start + EIGHT,
            people=[person],
            complaint_owner=person,
            by=person,
            at=at,
        )
    return week


@pytest.mark.requirement("SLA-22")
def test_the_company_s_week_is_not_published_with_a_day_without_contacts(
    group: Unit, desk: User, manager: User, at: datetime
) -> None:
    week = staffed(group, desk, at)
    set_duty(unit=group, days=WEEK[:6], primary=manager, backups=[desk], by=manager, at=at)
    assert uncovered_days(group, MONDAY, 7) == WEEK[6:]
    with pytest.raises(rosters.NotPublishable) as caught:
        rosters.publish(roster=week, by=desk, at=at)
    assert caught.value.messages == ["没有应急联系人：03-15"]
    set_duty(unit=group, days=WEEK[6:], primary=manager, backups=[desk], by=manager, at=at)
    assert rosters.publish(roster=week, by=desk, at=at).published_at == at


def test_the_page_names_contacts(
    east: Unit, supervisor: User, manager: User, signed_in, at: datetime
) -> None:
    monday = monday_of(local_day(at)).isoformat()
    address = f"/rosters/{east.pk}/{monday}/"
    sent = {"duty_days": ["0", "1"], "primary": manager.pk, "backups": [supervisor.pk]}
    assert signed_in(supervisor).post(f"{address}contacts/", sent).status_code == 302
    assert EmergencyDuty.objects.count() == 2
    assert "钱经理" in signed_in(supervisor).get(address).content.decode()
    sent["backups"] = [manager.pk]
    assert signed_in(supervisor).post(f"{address}contacts/", sent).status_code == 409
