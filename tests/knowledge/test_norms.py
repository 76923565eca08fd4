"""Pages of norms."""

from collections.abc import Callable

import pytest
from django.test import Client

from knowledge.models import NormPoint
from knowledge.operations import install
from org.models import User
from tests.factories.packs import default_packs

SignIn = Callable[[User], Client]


@pytest.mark.requirement("KNB-04")
@pytest.mark.parametrize("screen", ["/intake/complaint/", "/visitors/"])
def test_the_reception_screen_links_the_norm_page_with_5_points(
    desk: User, signed_in: SignIn, screen: str
) -> None:
    default_packs()
    install()
    browser = signed_in(desk)
    assert 'href="/norms/reception/"' in browser.get(screen).content.decode()
    points = browser.get("/norms/reception/").context["points"]
    assert [one.title for one in points] == [
        "记住客户姓名",
        "目光交流",
        "不打断客户",
        "耐心细致解释",
        "起身送客",
    ]


def test_a_point_out_of_use_is_not_shown(desk: User, signed_in: SignIn) -> None:
    install()
    NormPoint.objects.filter(title="目光交流").update(is_active=False)
    assert len(signed_in(desk).get("/norms/reception/").context["points"]) == 4


def test_an_unknown_page_is_not_there(desk: User, signed_in: SignIn) -> None:
    assert signed_in(desk).get("/norms/nothing/").status_code == 404


def test_a_keeper_changes_a_point(supervisor: User, desk: User, signed_in: SignIn) -> None:
    install()
    point = NormPoint.objects.get(title="目光交流")
    given = {"page": "reception", "rank": 2, "title": "目光交流", "text": "面带微笑", "is_active": "on"}
    path = f"/knowledge/norms/{point.pk}/"
    assert [signed_in(one).post(path, given).status_code for one in (desk, supervisor)] == [403, 302]
    point.refresh_from_db()
    assert point.text == "面带微笑"
