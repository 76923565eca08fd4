"""Choosing versions by date, rank and key, and freezing the choice."""

from datetime import date

import pytest

from core.actors import SYSTEM
from packs.enums import Rank
from packs.models import Activation, PackSet
from packs.operations import activate, deactivate
from packs.queries import Imagined, current_figure, figure, figure_or_present, in_force, sections
from tests.core.worktime.instants import at
from tests.factories.packs import INSTALLED, default_packs, load_text

pytestmark = pytest.mark.django_db

PACK = """
pack = "{pack}"
version = {version}
title = "试行"
source = "约定"
kind = "conv"
{dates}
[limits.days]
title = "天数"
value = {value}
"""


def make(pack: str, value: int, version: int = 1, since: str = "") -> None:
    dates = f"effective_from = {since}" if since else ""
    load_text(PACK.format(pack=pack, version=version, value=value, dates=dates))


def put(pack: str, rank: str = "company", key: str = "", since: date | None = None) -> Activation:
    return activate(packs=[pack], rank=rank, key=key, since=since, by=SYSTEM, at=INSTALLED)[0]


def days(**keys: str) -> int:
    found: int = figure(in_force(at=at("2026-06-30 12:00"), **keys), "limits", "days")
    return found


def test_a_version_holds_until_the_next_begins():
    make("plain", 2)
    make("plain", 3, version=2, since="2026-07-01")
    put("plain")
    before = figure(in_force(at=at("2026-06-30 23:59")), "limits", "days")
    after = figure(in_force(at=at("2026-07-01 00:00")), "limits", "days")
    assert (before, after) == (2, 3)


def test_the_same_choice_is_the_same_row():
    default_packs()
    first, second = in_force(at=at("2026-03-01 10:00")), in_force(at=at("2026-04-01 10:00"))
    assert (first.pk, PackSet.objects.count()) == (second.pk, 1)


def test_a_kept_set_never_changes():
    make("plain", 2)
    put("plain")
    kept = in_force(at=at("2026-06-30 12:00"))
    make("other", 9)
    put("other")
    assert [row.pack_id for _rank, row in sections(kept, "limits")] == ["plain"]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ({}, 10),
        ({"line": "phone"}, 7),
        ({"line": "phone", "model": "PH-6"}, 5),
        ({"line": "phone", "model": "PH-6", "contract": "C-1"}, 3),
        ({"contract": "C-2"}, 10),
    ],
)
def test_contract_beats_model_beats_line_beats_company(keys, wanted):
    ranks = [
        ("company", "", 10),
        ("product_line", "phone", 7),
        ("product_model", "PH-6", 5),
        ("contract", "C-1", 3),
    ]
    for rank, key, value in ranks:
        make(rank, value)
        put(rank, rank, key)
    assert days(**keys) == wanted


def test_an_ended_activation_ends_with_its_last_day():
    make("plain", 2)
    deactivate(activation=put("plain"), until=date(2026, 6, 30), by=SYSTEM, at=INSTALLED)
    held = [len(in_force(at=at(day)).members) for day in ("2026-06-30 23:59", "2026-07-01 00:00")]
    assert held == [1, 0]


def test_a_later_activation_does_not_reach_back():
    make("plain", 2)
    put("plain", since=date(2026, 7, 1))
    assert in_force(at=at("2026-06-30 23:59")).members == []


def test_a_missing_figure_is_named():
    default_packs()
    with pytest.raises(KeyError, match=r"conventions\.nothing"):
        current_figure("conventions", "nothing", at=at("2026-06-30 12:00"))


def test_a_frozen_set_is_read_once(django_assert_num_queries):
    pack_set = default_packs()
    figure(pack_set, "conventions", "follow_up_days")
    with django_assert_num_queries(0):
        figure(pack_set, "conventions", "repeat_repair_days")


def test_choosing_takes_two_queries(django_assert_num_queries):
    default_packs()
    with django_assert_num_queries(2):
        in_force(at=at("2026-03-01 10:00"), contract="C-1", model="PH-6", line="phone")


def test_a_set_frozen_before_a_figure_was_stated_takes_the_company_s():
    make("house", 7)
    put("house")
    now = at("2026-06-30 12:00")
    assert figure_or_present(Imagined(()), "limits", "days", at=now) == 7


def test_a_set_that_states_the_figure_keeps_its_own():
    make("house", 7)
    put("house")
    make("phones", 9)
    put("phones", Rank.LINE, "phones")
    now = at("2026-06-30 12:00")
    assert figure_or_present(in_force(at=now, line="phones"), "limits", "days", at=now) == 9
