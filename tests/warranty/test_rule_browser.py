"""The rule browser shows every rule in words, and worked examples judged as they stand."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.actors import SYSTEM
from org.models import User
from org.operations.calendar import load_published_years
from packs.models import PackSection
from packs.operations import install
from tests.warranty.judging import LIBRARY
from tests.warranty.judging import policy as of
from warranty import examples
from warranty.queries import browsing
from warranty.rule_words import OF_RULES, SHARED, facts_said, says
from warranty.vocabulary import GOODS, PARTS, WINDOWS

AT = datetime(2026, 11, 1, tzinfo=UTC)
FILES = sorted(path.stem.rpartition("-")[::2] for path in LIBRARY.glob("*.toml"))
UNSAID = frozenset({"ticket", "parcel_received_at", "supplied_accessories", "approvals", "sale_recorded"})


def all_rules() -> list[Any]:
    found = []
    for name, version in FILES:
        try:
            found += of(name, int(version)).rules
        except KeyError:
            continue
    return found


def test_every_rule_of_the_library_says_something_by_known_words() -> None:
    rules = all_rules()
    assert len(rules) > 100
    silent = {rule.id for rule in rules if not says(rule)} - {"quotation", "visit_fee", "visit"}
    assert silent == set()


def test_windows_parts_and_goods_of_the_library_have_words() -> None:
    rules = all_rules()
    for name, words in (("parts", PARTS), ("not_parts", PARTS), ("goods", GOODS)):
        used = {code for rule in rules for code in getattr(rule, name, ())}
        assert used - set(words) == set()
    assert {rule.window for rule in rules if getattr(rule, "window", "")} - set(WINDOWS) == set()


def test_every_figure_of_a_rule_and_every_fact_of_an_example_can_be_said() -> None:
    names = {name for rule in all_rules() for name in type(rule).__dataclass_fields__}
    assert names - set(OF_RULES) - SHARED - {"approval"} == set()
    for pack in examples.packs_with_examples():
        for one in examples.of(pack):
            assert len(facts_said(one.facts)) >= 2, one.title


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "main_unit",
            {"期限": "12 个月", "适用物品": "主机、外购配套件", "期限名称": "保修期", "判定": "免费修理"},
        ),
        ("gift", {"适用物品": "赠品", "理由": "赠品不享受退换与保修"}),
        ("exchange", {"期限": "15 天", "客户要求": "换货", "缺少则不予退换": "外包装"}),
    ],
)
def test_rules_in_words(rule: str, said: dict[str, str]) -> None:
    held = next(one for one in of("phone_retail").rules if one.id == rule)
    words = {str(one.label): one.words for one in says(held)}
    assert said.items() <= words.items()


@pytest.fixture
def house(db: None) -> None:
    load_published_years(by=SYSTEM, at=AT, years=range(2016, 2027))
    install(by=SYSTEM, at=AT)


def test_all_packs_that_judge_are_listed_with_laws_last(house: None) -> None:
    found = browsing.books(date(2026, 11, 1))
    assert [one.is_law for one in found] == sorted(one.is_law for one in found)
    assert {one.pack.code for one in found if one.examples} == set(examples.packs_with_examples())
    assert next(one for one in found if one.pack.code == "three_guarantees_car").versions == (2, 1)


def test_examples_are_judged_by_the_version_shown(
    house: None, desk: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(desk)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("warranty:book", args=["phone_retail", 1])).content.decode()
    assert ("第十六天要求换货：不予换货，免费修理" in page, "本版判定与例题不同" in page) == (True, False)
    assert "不予退换，改为免费修理" in page


@pytest.mark.parametrize("number", [1, 2])
def test_examples_stay_when_a_version_is_published(
    house: None, desk: User, client: Client, number: int
) -> None:
    own = PackSection.objects.get(pack="phone_retail", section="warranty")
    PackSection.objects.create(
        pack=own.pack, section="warranty", version=2, effective_from=date(2026, 12, 1), figures=own.figures
    )
    client.force_login(desk)
    page = client.get(reverse("warranty:book", args=["phone_retail", number]))
    assert len(page.context["examples"]) == 5


def test_figures_to_be_verified_are_marked(house: None, desk: User, client: Client) -> None:
    client.force_login(desk)
    law = client.get(reverse("warranty:book", args=["three_guarantees_general", 1])).content.decode()
    own = client.get(reverse("warranty:book", args=["tender_goods", 1])).content.decode()
    assert ("待核对" in law, "待核对" in own) == (True, False)


def test_the_list_and_a_missing_version(house: None, desk: User, client: Client) -> None:
    client.force_login(desk)
    page = client.get(reverse("warranty:books")).content.decode()
    assert reverse("warranty:book", args=["quality_promise", 1]) in page
    assert client.get(reverse("warranty:book", args=["report_calendar", 1])).status_code == 404
