"""Browsing the packs."""

import pytest
from django.urls import reverse

from core.models import Event
from core.words import say
from packs.models import PackSection
from packs.operations import library
from packs.presenters import figure_rows, plain_words, value_words
from tests.factories.packs import default_packs


@pytest.fixture
def packs(db):
    return default_packs()


def test_the_list_shows_versions_and_use(signed_in, packs, supervisor):
    page = signed_in(supervisor).get(reverse("packs:packs")).content.decode()
    assert [text in page for text in ("质量承诺", "quality_promise", "全公司", "有效", "自始")] == [True] * 5


def test_a_law_needs_no_use(signed_in, packs, supervisor):
    page = signed_in(supervisor).get(reverse("packs:packs")).content.decode()
    rows = {
        name: page.split(f">{name}<")[1].split("</tr>")[0]
        for name in ("three_guarantees_phone", "telematics")
    }
    assert ["依法适用" in row for row in rows.values()] == [True, False]


@pytest.mark.requirement("CNV-21")
def test_the_reply_hour_shows_its_source(signed_in, packs, supervisor):
    page = signed_in(supervisor).get(reverse("packs:version", args=["quality_promise", 1])).content.decode()
    row = page.split("产品质量投诉：答复")[1].split("</tr>")[0]
    assert [text in row for text in ("1 小时", "001-D-3", "制度原文", "SLA-01")] == [True] * 4


@pytest.mark.requirement("CNV-21")
@pytest.mark.parametrize("file", library(), ids=lambda file: file.head["pack"])
def test_every_figure_of_the_library_shows_its_source_and_basis(signed_in, packs, supervisor, file):
    url = reverse("packs:version", args=[file.head["pack"], file.head["version"]])
    sections = signed_in(supervisor).get(url).context["sections"]
    rows = [row for _section, figures in sections for row in figures]
    assert [row for row in rows if not (row.title and row.words and row.source and row.basis_label)] == []
    assert len(rows) > 0


def test_an_unknown_version_is_not_found(signed_in, packs, supervisor):
    assert signed_in(supervisor).get(reverse("packs:version", args=["property", 9])).status_code == 404


def test_technicians_do_not_browse(signed_in, packs, technician):
    assert signed_in(technician).get(reverse("packs:packs")).status_code == 403


def test_the_list_takes_few_queries(signed_in, packs, supervisor, django_assert_max_num_queries):
    client = signed_in(supervisor)
    with django_assert_max_num_queries(9):
        client.get(reverse("packs:packs"))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"target": {"hours": 24}}, "24 小时"),
        ({"target": {"working_days": 3}}, "3 个工作日"),
        ({"value": 7, "unit": "天"}, "7 天"),
        ({"value": True}, "是"),
        ({"value": ["漏电", "触电"]}, "漏电、触电"),
        ({"value": ["a"], "shown": "甲"}, "甲"),
        ({"responsible": "manager"}, "经理"),
        ({"before_day": 5}, "5 日前"),
        ({"due": "17:30"}, "17:30 前"),
        ({"blank": True}, "未填写"),
    ],
)
def test_figures_in_words(figure, words):
    assert value_words(figure) == words


def test_a_ladder_in_words():
    levels = [
        {"code": "L1", "percent": 80, "audience": ["owner", "team_leader"]},
        {"code": "R1", "minutes": -60, "audience": ["owner"]},
        {"code": "R2", "minutes": 0, "audience": ["supervisor"]},
    ]
    words = "L1：80% 时通知责任人、班组长；R1：提前 60 分钟通知责任人；R2：到期后通知主管"
    assert plain_words(levels) == words


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("pack.version_loaded", {"pack": "property", "version": 1}, "载入政策包 property 第 1 版"),
        (
            "pack.activated",
            {"pack": "property", "rank": "company", "key": ""},
            "启用政策包 property（全公司）",
        ),
        ("pack.deactivated", {"pack": "p", "until": "2026-06-30"}, "停用政策包 p，最后有效日 2026-06-30"),
    ],
)
def test_events_in_words(name, facts, words):
    assert say(Event(name=name, facts=facts)) == words


def test_figures_stand_in_the_order_of_their_file(packs):
    rows = figure_rows(PackSection.objects.get(pack="conventions", section="pauses").figures)
    assert [row.words for row in rows] == ["到场、完成", "客户改约、多次联系不上客户、不可抗力", "3 次"]


def test_a_pack_opens_at_the_version_of_today(signed_in, packs, group_officer):
    answer = signed_in(group_officer).get("/packs/conventions/")
    assert answer.url == "/packs/conventions/1/"


def test_an_unknown_pack_is_not_found(signed_in, packs, group_officer):
    assert signed_in(group_officer).get("/packs/nothing/").status_code == 404
