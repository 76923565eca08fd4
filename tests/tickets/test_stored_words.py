"""What is stored or sent stands in the language of the house, whoever's page asked for it."""

from datetime import datetime

from django.utils import translation

from core.words import written
from notifications.models import Message
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.operations.customer_messages import send_link
from tickets.operations.telling import tell


def test_a_written_text_ignores_the_reader_s_language() -> None:
    with translation.override("en"):
        assert written("您的工单 %(number)s", number="TK-1") == "您的工单 TK-1"


def test_the_customer_is_told_in_the_language_of_the_house(east: Unit, desk: User, at: datetime) -> None:
    with translation.override("en"):
        ticket = make_ticket(east, by=desk, at=at)
        send_link(ticket=ticket, by=desk, at=at)
    said = Message.objects.filter(recipient=None).latest("pk")
    assert ticket.acknowledgement.next_step == "主管审批后安排上门，客服会先与您电话联系"
    assert (said.subject, said.body.split("：")[0]) == (
        f"您的工单 {ticket.number}",
        "可查看进度、补充照片、约时间和评价。 查看与办理",
    )


def test_a_colleague_reads_the_state_in_his_own_language(east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    with translation.override("en"):
        tell(ticket, [desk], cause="test", subject="测试", at=at)
    said = Message.objects.filter(recipient=desk, channel="inbox").latest("pk")
    assert said.body.endswith("当前状态「待审批」。")
