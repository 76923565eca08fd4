"""Lists of a draft are edited row by row: ladders, classes, checklists."""

import pytest

from packs.models import PackDraft
from packs.presenters import plain_words
from tests.packs.test_draft_pages import begin, filled, packs, save

pytestmark = pytest.mark.django_db
__all__ = ["packs"]

NEW = {"f0_source": "2026 年决定", "f0_basis": "conv"}
FOURTH = {
    "f0_value-3-code": "L4",
    "f0_value-3-amount": "200",
    "f0_value-3-moment": "percent",
    "f0_value-3-audience": ["regional_head"],
    "f0_value-3-urgent": "yes",
}


@pytest.fixture
def client(signed_in, group_officer):
    return signed_in(group_officer)


@pytest.fixture
def draft(client, packs):
    return begin(client, "conventions")


def levels() -> list[dict[str, object]]:
    held = PackDraft.objects.get().sections["escalation"]["figures"]["levels"]["value"]
    return [{name: row[name] for name in ("code", "percent")} for row in held]


BEFORE = [{"code": "L1", "percent": 80}, {"code": "L2", "percent": 100}, {"code": "L3", "percent": 150}]


def test_a_level_is_added_in_the_empty_row(client, draft):
    save(client, draft, "escalation", **FOURTH, **NEW)
    held = PackDraft.objects.get().sections["escalation"]["figures"]["levels"]["value"]
    assert held[3] == {"code": "L4", "percent": 200, "audience": ["regional_head"], "urgent": True}
    assert levels()[:3] == BEFORE


def test_levels_stand_in_the_order_of_their_moments(client, draft):
    save(client, draft, "escalation", **FOURTH | {"f0_value-3-amount": "50"}, **NEW)
    assert levels() == [{"code": "L4", "percent": 50}, *BEFORE]


def test_a_level_is_taken_away(client, draft):
    save(client, draft, "escalation", **{"f0_value-2-DELETE": "on"}, **NEW)
    assert levels() == BEFORE[:2]


def test_a_half_filled_row_is_told_beside_its_field(client, draft):
    answer = save(client, draft, "escalation", **{"f0_value-3-code": "L4"}, **NEW)
    row = answer.context["form"].formsets["f0_value"].forms[3]
    assert (answer.status_code, set(row.errors)) == (422, {"amount", "audience"})
    assert levels() == BEFORE


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"f0_value-3-code": "L1"}, "各级编号不能重复"),
        ({"f0_value-3-amount": "100"}, "各级须由低到高"),
        ({"f0_value-3-moment": "before"}, "各级须全部按百分比或全部按分钟"),
        ({"f0_value-1-DELETE": "on"}, "须有且只有一级落在到期时刻"),
    ],
)
def test_a_ladder_that_cannot_run_is_told_beside_it(client, draft, changed, words):
    answer = save(client, draft, "escalation", **FOURTH | changed, **NEW)
    assert (answer.status_code, words in answer.context["form"].faults["levels"]) == (422, True)
    assert levels() == BEFORE


def test_a_ladder_without_rows_is_a_blank_that_can_be_filled_again(client, draft):
    gone = {f"f0_value-{place}-DELETE": "on" for place in range(3)}
    save(client, draft, "escalation", **gone, **NEW)
    assert PackDraft.objects.get().sections["escalation"]["figures"]["levels"]["type"] == "levels"
    assert filled(client, draft, "escalation")["f0_value-TOTAL_FORMS"] == 1


def test_a_promise_gets_a_ladder_of_its_own(client, draft):
    form = client.get(f"/packs/drafts/{draft.pk}/sections/clocks/").context["form"]
    line = next(one for one in form.lines if "levels" not in one.figure)
    name = line.name("levels")
    rows = {
        f"{name}-TOTAL_FORMS": "1",
        f"{name}-INITIAL_FORMS": "0",
        f"{name}-0-code": "L1",
        f"{name}-0-amount": "100",
        f"{name}-0-moment": "percent",
        f"{name}-0-audience": ["manager"],
        line.name("source"): "2026 年决定",
        line.name("basis"): "conv",
    }
    data = filled(client, draft, "clocks") | rows
    client.post(f"/packs/drafts/{draft.pk}/sections/clocks/?ladder={line.path}", data)
    rules = PackDraft.objects.get().sections["clocks"]["figures"]["rules"]
    held = {f"rules.{rule['id']}": rule.get("levels") for rule in rules}
    assert held[line.path] == [{"code": "L1", "percent": 100, "audience": ["manager"]}]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            [{"code": "L1", "minutes": 30, "audience": ["owner"], "urgent": True}],
            "L1：到期后 30 分钟通知责任人（加急）",
        ),
        ([{"code": "L1", "when": "late", "audience": ["group"]}], "L1：逾期时通知集团专员"),
        ([{"code": "survey", "title": "交楼前摸底", "items": []}], "交楼前摸底"),
        ([{"service_type": "training", "documents": ["report"]}], "客户培训：服务报告"),
        (["manager", "brand"], "经理、品牌专员"),
    ],
)
def test_rows_and_codes_are_spoken(value, words):
    assert plain_words(value) == words
