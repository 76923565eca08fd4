"""What a draft would change for standard situations."""

from datetime import date

import pytest
from django.urls import reverse

from deadlines.effects import effects
from packs.models import Pack
from packs.operations import edit, open_draft
from tests.factories.packs import default_packs

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)


def changed(code: str, path: str, target: dict[str, int], by, at):
    default_packs()
    draft = open_draft(pack=Pack.objects.get(code=code), version=1, reason="试行", by=by, at=at)
    rule = next(
        one for one in draft.sections["clocks"]["figures"]["rules"] if one["id"] == path.partition(".")[2]
    )
    figures = {path: rule | {"target": target}}
    return edit(draft=draft, section="clocks", figures=figures, revision=1, by=by, at=at)


def test_a_shorter_reply_shows_where_it_is_promised(group_officer, at):
    draft = changed("quality_promise", "rules.quality_reply", {"minutes": 30}, group_officer, at)
    found = {(one.situation, one.kind, one.before, one.after) for one in effects(draft, DAY)}
    assert found == {
        ("产品质量投诉 · 一般", "答复", "1 小时", "30 分钟"),
        ("产品质量投诉 · 紧急", "答复", "1 小时", "30 分钟"),
    }


def test_a_longer_one_that_another_rule_undercuts_shows_what_then_holds(group_officer, at):
    draft = changed("quality_promise", "rules.quality_reply", {"hours": 30}, group_officer, at)
    found = {(one.situation, one.after) for one in effects(draft, DAY)}
    assert found == {("产品质量投诉 · 一般", "24 小时"), ("产品质量投诉 · 紧急", "2 小时")}


def test_a_pack_that_is_not_in_use_is_tried_on_top_of_the_company_s(group_officer, at):
    draft = changed("central_ac", "rules.restore", {"hours": 3}, group_officer, at)
    found = {(one.kind, one.before, one.after) for one in effects(draft, DAY) if "维修保养" in one.situation}
    assert found == {("恢复正常", None, "3 小时")}


def test_the_page_of_the_draft_shows_them(signed_in, group_officer, at):
    draft = changed("quality_promise", "rules.quality_reply", {"minutes": 30}, group_officer, at)
    page = signed_in(group_officer).get(reverse("packs:draft", args=[draft.pk])).content.decode()
    assert "30 分钟" in page.split("会改变的时限")[2]
