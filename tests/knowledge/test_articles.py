"""Solved cases become articles with another person's approval."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from core.private_links import token_of
from customers.operations.links import open_link
from knowledge.models import Article
from knowledge.operations import decide, propose, propose_again, retire
from knowledge.queries import articles, care_for, solutions_for
from org.models import Approval, Unit, User
from org.operations.approvals import SamePerson
from org.queries import approval_inbox
from tests.factories.org import appoint, make_user
from tests.factories.tickets import make_category, make_ticket
from tickets.models import Ticket
from tickets.operations import lifecycle

SignIn = Callable[[User], Client]
TEXTS = {
    "kind": "solution",
    "title": "启动电容老化",
    "product": "AC-35",
    "category": "no_cooling",
    "problem": "不制冷",
    "cause": "电容老化",
    "solution": "更换启动电容",
}


@pytest.fixture
def keeper(east: Unit) -> User:
    """A second supervisor, who may decide."""
    return appoint(make_user("keeper", "何主管"), east, "supervisor")


@pytest.fixture
def solved(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    make_category()
    ticket = make_ticket(east, by=desk, at=at)
    lifecycle.return_for_correction(ticket=ticket, reason="可电话解决", by=supervisor, at=at)
    return lifecycle.resolve_by_phone(ticket=ticket, resolution="已指导客户重新上电", by=desk, at=at)


def published(by: User, keeper: User, at: datetime, **given: str) -> Article:
    return decide(article=propose(by=by, at=at, **(TEXTS | given)), approved=True, by=keeper, at=at)


@pytest.mark.requirement("KNB-05")
def test_a_solved_case_is_published_with_approval(
    solved: Ticket, supervisor: User, keeper: User, desk: User, signed_in: SignIn
) -> None:
    assert (
        f"/knowledge/articles/new/?from={solved.number}"
        in signed_in(desk).get(f"/tickets/{solved.number}/").content.decode()
    )
    assert signed_in(desk).post(f"/knowledge/articles/new/?from={solved.number}", TEXTS).status_code == 302
    article = Article.objects.get()
    assert (article.state, article.source_id, articles(keeper, q="电容").published().count()) == (
        "waiting",
        solved.pk,
        0,
    )
    assert [one.url for one in approval_inbox(keeper)] == [f"/knowledge/articles/{article.pk}/"]
    answer = signed_in(keeper).post(f"/knowledge/articles/{article.pk}/decision/", {"approved": "yes"})
    assert (answer.status_code, Article.objects.get().state) == (302, "published")
    assert list(articles(desk, q="电容 不制冷", product="AC-35")) == [article]


@pytest.mark.parametrize(
    ("words", "found"), [("电容", 1), ("启动 AC-35", 1), ("qddrlh", 1), ("电阻", 0), ("老 不制冷 更换", 1)]
)
def test_an_article_is_found_by_its_words_and_initials(
    supervisor: User, keeper: User, at: datetime, words: str, found: int
) -> None:
    published(supervisor, keeper, at)
    assert articles(keeper, q=words).count() == found


def test_an_article_rewritten_is_found_by_its_new_words(supervisor: User, keeper: User, at: datetime) -> None:
    returned = decide(article=propose(by=supervisor, at=at, **TEXTS), approved=False, by=keeper, at=at)
    propose_again(article=returned, by=supervisor, at=at, **(TEXTS | {"cause": "压缩机卡缸"}))
    assert (articles(keeper, q="卡缸").count(), articles(keeper, q="电容老化了").count()) == (1, 0)


def test_the_writer_does_not_decide(supervisor: User, at: datetime, signed_in: SignIn) -> None:
    article = propose(by=supervisor, at=at, **TEXTS)
    with pytest.raises(SamePerson):
        decide(article=article, approved=True, by=supervisor, at=at)
    answer = signed_in(supervisor).post(f"/knowledge/articles/{article.pk}/decision/", {"approved": "yes"})
    assert (answer.status_code, Article.objects.get().state) == (409, "waiting")


def test_a_returned_article_is_mended_and_asked_again(
    desk: User, supervisor: User, at: datetime, signed_in: SignIn
) -> None:
    article = propose(by=desk, at=at, **TEXTS)
    decision = f"/knowledge/articles/{article.pk}/decision/"
    assert signed_in(supervisor).post(decision, {"approved": "no"}).status_code == 422
    assert signed_in(supervisor).post(decision, {"approved": "no", "note": "写明型号"}).status_code == 302
    rewriting = f"/knowledge/articles/{article.pk}/rewriting/"
    assert signed_in(desk).post(rewriting, TEXTS | {"title": "电容老化"}).status_code == 302
    held = Article.objects.get()
    assert (held.state, held.title, Approval.objects.open().count()) == ("waiting", "电容老化", 1)


def test_a_telephone_number_stays_out(desk: User, signed_in: SignIn) -> None:
    given = TEXTS | {"problem": "客户13812345678说不制冷"}
    assert signed_in(desk).post("/knowledge/articles/new/", given).status_code == 422
    assert not Article.objects.exists()


def test_an_open_ticket_is_not_written_up(
    east: Unit, desk: User, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    assert signed_in(desk).get(f"/knowledge/articles/new/?from={ticket.number}").status_code == 404


def test_a_waiting_article_is_read_by_its_writer_and_keepers_only(
    desk: User, technician: User, supervisor: User, at: datetime, signed_in: SignIn
) -> None:
    path = f"/knowledge/articles/{propose(by=desk, at=at, **TEXTS).pk}/"
    assert [signed_in(one).get(path).status_code for one in (desk, supervisor, technician)] == [200, 200, 404]


@pytest.mark.requirement("KNB-05")
def test_intake_shows_the_solutions_of_the_fault(
    desk: User, keeper: User, at: datetime, signed_in: SignIn
) -> None:
    article = published(desk, keeper, at)
    pane = signed_in(desk).get("/knowledge/pane/scripts/", {"category": "no_cooling"})
    assert (article.title in pane.content.decode(), solutions_for("other"), solutions_for("")) == (
        True,
        [],
        [],
    )


def test_a_retired_article_is_shown_nowhere(desk: User, keeper: User, at: datetime) -> None:
    retire(article=published(desk, keeper, at), by=keeper, at=at)
    assert (solutions_for("no_cooling"), list(articles(desk, q="电容").published())) == ([], [])


@pytest.mark.requirement("KNB-06")
def test_a_care_article_is_shown_on_the_customer_page_of_its_product(
    east: Unit, desk: User, supervisor: User, keeper: User, at: datetime
) -> None:
    care = {"kind": "care", "category": "", "problem": "", "cause": ""}
    published(desk, keeper, at, title="清洗滤网", solution="每月清洗一次滤网", **care)
    published(desk, keeper, at, title="保养衣柜", solution="避免潮湿", product="WR-1", **care)
    ticket = make_ticket(east, by=desk, at=at, model_code="AC-35", serial="AC-35-1")
    link = open_link(
        stream=ticket.pk, contact=ticket.contact, at=at, by=desk, expires_at=at.replace(year=at.year + 9)
    )
    page = Client().get(f"/l/{token_of(link.seed)}/").content.decode()
    assert ("每月清洗一次滤网" in page, "避免潮湿" in page) == (True, False)


def test_care_of_a_product_line_fits_its_models(desk: User, keeper: User, at: datetime) -> None:
    care = published(desk, keeper, at, kind="care", product="空调")
    assert (care_for(["AC-35", "空调"]), care_for(["WR-1", ""]), care_for([])) == ([care], [], [])
