"""Subjects of complaints: grouped by the packs, added by a pack of one's own."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from org.models import Unit, User
from packs.operations import PackFile, activate, load
from tests.factories.tickets import COMPLAINT, make_ticket, proposed
from tests.tickets.complaining import close
from tickets.operations.errors import TicketRefused
from tickets.queries import complaint_lists as lists
from tickets.queries.classes import class_choices, class_groups, class_label


@pytest.fixture
def own_pack(administrator: User, at: datetime) -> Callable[..., None]:
    """Load and activate a pack with one subject class."""

    def add(code: str, title: str) -> None:
        text = 'pack="own"\nversion=1\ntitle="自有"\nsource="内部"\nkind="conv"\n[complaint_classes]\ntitle="自有类别"\n'
        text += f'[complaint_classes.classes]\ntitle="类别"\nvalue=[{{code="{code}",title="{title}"}}]\n'
        load(PackFile.read(text), by=administrator, at=at)
        activate(packs=["own"], by=administrator, at=at)

    return add


@pytest.mark.requirement("CMP-02")
def test_the_month_is_grouped_by_the_four_subjects_and_other(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    for of in ("sales", "sales", "handover", "title_certificate", "service_staff"):
        make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": of}))
    group = next(one for one in class_groups() if one.pack == "property")
    lines = lists.by_class(supervisor, group, date(2026, 3, 1))
    assert [(line.title, line.registered) for line in lines] == [
        ("销售类", 2),
        ("签约类", 0),
        ("交楼类", 1),
        ("办证类", 1),
        ("其他", 1),
    ]


@pytest.mark.requirement("CMP-02")
def test_the_archive_is_grouped_the_same_way(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    for of in ("contract_signing", "repair"):
        ticket = make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": of}))
        proposed(ticket, severity="general", by=desk, at=at)
        close(ticket, supervisor, at)
    group = next(one for one in class_groups() if one.pack == "property")
    closed = {
        line.code: (line.closed, line.founded) for line in lists.by_class(supervisor, group, date(2026, 3, 1))
    }
    assert {code: pair for code, pair in closed.items() if pair != (0, 0)} == {
        "contract_signing": (1, 1),
        "other": (1, 1),
    }


@pytest.mark.requirement("CMP-02")
def test_a_pack_adds_classes_of_its_own(
    east: Unit, desk: User, at: datetime, own_pack: Callable[..., None]
) -> None:
    with pytest.raises(TicketRefused):
        make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": "noise"}))
    own_pack("noise", "噪声扰民")
    ticket = make_ticket(east, by=desk, at=at, **(COMPLAINT | {"complaint_class": "noise"}))
    assert ("noise", "噪声扰民") in class_choices()
    assert (ticket.complaint.get_complaint_class_display(), class_label("noise")) == ("噪声扰民", "噪声扰民")
