"""Scripts of the seven situations, snippets, and who keeps them."""

from collections.abc import Callable

import pytest
from django.test import Client

from knowledge.enums import Situation
from knowledge.models import Line, Script, Snippet
from knowledge.operations import install
from knowledge.queries import line_of, scripts_for, snippets
from org.models import User
from tests.factories.knowledge import make_line

SignIn = Callable[..., Client]


@pytest.fixture
def line(db: None) -> Line:
    return make_line()


@pytest.mark.requirement("KNB-01")
@pytest.mark.parametrize("situation", Situation.values)
def test_each_of_the_seven_situations_has_a_script_for_the_line(line: Line, situation: str) -> None:
    install()
    found = scripts_for(line=line, situation=situation)
    assert ({one.situation for one in found}, len(Situation.values)) == ({situation}, 7)


def test_the_line_s_own_script_comes_first(line: Line) -> None:
    install()
    own = Script.objects.create(line=line, situation="greeting", title="本线问候", text="您好")
    assert scripts_for(line=line, situation="greeting")[0] == own
    assert own not in scripts_for(line=make_line("other", "其他", "4008009999"), situation="greeting")


def test_a_fault_s_script_shows_for_that_fault_only(line: Line) -> None:
    own = Script.objects.create(situation="greeting", category="ac-leak", title="漏水", text="请先关阀门")
    assert (scripts_for(line=line, category="ac-leak"), scripts_for(line=line)) == ([own], [])


def test_installing_again_adds_nothing_and_keeps_changes(db: None) -> None:
    install()
    Script.objects.filter(situation="greeting").update(text="改过")
    assert (install(), set(Script.objects.filter(situation="greeting").values_list("text", flat=True))) == (
        0,
        {"改过"},
    )


def test_a_line_is_found_by_number_or_code(line: Line) -> None:
    assert [line_of(given) for given in ("4008001234", "service", "", "1")] == [line, line, None, None]


def test_own_snippets_come_first_and_others_own_ones_not_at_all(desk: User, supervisor: User) -> None:
    shared = Snippet.objects.create(code="b", title="公用", text="公用内容")
    own = Snippet.objects.create(owner=desk, code="b", title="本人", text="本人内容")
    Snippet.objects.create(owner=supervisor, code="b", title="他人", text="他人内容")
    assert snippets(desk, "b") == [own, shared]


def test_the_desk_adds_own_snippets_but_no_scripts(desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    given = {"code": "ok", "title": "好", "text": "好的", "is_active": "on", "shared": "yes"}
    assert browser.post("/knowledge/snippets/new/", given).status_code == 302
    assert Snippet.objects.get().owner == desk
    assert browser.get("/knowledge/scripts/new/").status_code == 403


def test_a_keeper_adds_a_line_whose_greeting_names_it(supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    given = {"code": "a", "name": "投诉专线", "number": "1", "greeting": "您好", "is_active": "on"}
    assert browser.post("/knowledge/lines/new/", given).status_code == 422
    given["greeting"] = "您好，示例电器投诉专线"
    assert (browser.post("/knowledge/lines/new/", given).status_code, Line.objects.get().name) == (
        302,
        "投诉专线",
    )


def test_a_taken_code_is_refused_in_words(supervisor: User, signed_in: SignIn) -> None:
    given = {"code": "ok", "title": "好", "text": "好的", "is_active": "on"}
    browser = signed_in(supervisor)
    assert [browser.post("/knowledge/snippets/new/", given).status_code for _ in range(2)] == [302, 422]


def test_somebody_else_s_snippet_is_not_there(desk: User, supervisor: User, signed_in: SignIn) -> None:
    row = Snippet.objects.create(owner=supervisor, code="b", title="他人", text="他人内容")
    assert signed_in(desk).get(f"/knowledge/snippets/{row.pk}/").status_code == 404


@pytest.mark.parametrize("page", ["", "scripts/", "snippets/", "lines/", "pane/scripts/", "pane/snippets/"])
def test_every_page_shows(desk: User, signed_in: SignIn, page: str) -> None:
    install()
    assert signed_in(desk).get(f"/knowledge/{page}", follow=True).status_code == 200
