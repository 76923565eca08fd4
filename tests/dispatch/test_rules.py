"""Arithmetic of dispatch."""

from datetime import UTC, datetime, timedelta

import pytest

from dispatch.rules import Plan, late_departure, needs_repair_file, unticked, waited_too_long

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
HALF = timedelta(minutes=30)
HOUR = timedelta(hours=1)


def late(departed_at: datetime, agreed_at: datetime) -> bool:
    return late_departure(
        departed_at=departed_at, accepted_at=NOON, agreed_at=agreed_at, immediately=HALF, travel=HOUR
    )


@pytest.mark.parametrize(
    ("leaves_after", "agreed_after", "expected"),
    [
        (31, 60, True),  # later than at once, and than agreed time - travel
        (30, 60, False),  # just at once
        (31, 92, False),  # agreed 13:32, an hour's travel: 12:32 is in time
        (31, 91, False),
        (32, 91, True),
    ],
)
def test_only_later_than_both_is_late(leaves_after, agreed_after, expected):
    departed = NOON + timedelta(minutes=leaves_after)
    assert late(departed, NOON + timedelta(minutes=agreed_after)) is expected


def test_touching_plans_do_not_overlap():
    morning = Plan(NOON - HOUR, NOON)
    assert not morning.overlaps(Plan(NOON, NOON + HOUR))
    assert morning.overlaps(Plan(NOON - HALF, NOON + HOUR))


def test_a_moved_plan_keeps_its_length():
    assert Plan(NOON, NOON + HOUR).moved_to(NOON + HALF) == Plan(NOON + HALF, NOON + HALF + HOUR)


def test_open_lines_of_the_checklist_keep_their_order():
    assert unticked(["tools", "customer"]) == ["equipment", "documents"]


@pytest.mark.parametrize(
    ("service_type", "complaint_class", "expected"),
    [
        ("repair", "", True),
        ("installation", "", False),
        ("complaint", "product_quality", True),
        ("complaint", "service_staff", False),
    ],
)
def test_repairs_enter_the_products_file(service_type, complaint_class, expected):
    assert needs_repair_file(service_type, complaint_class) is expected


def test_two_hours_are_not_too_long_but_a_second_more_is():
    assert not waited_too_long(NOON, NOON + 2 * HOUR, 2 * HOUR)
    assert waited_too_long(NOON, NOON + 2 * HOUR + timedelta(seconds=1), 2 * HOUR)
