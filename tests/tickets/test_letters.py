"""E-mail both ways, against a real IMAP and a real SMTP server."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client

from benchmarks.servers import ImapServer, MailServer
from benchmarks.servers.imap import PASSWORD, USER
from core.models import Attachment, WorkState
from core.private_links import reply_address
from customers.models import Contact, Customer
from deadlines.models import Clock
from notifications.gateways.imap import MailboxError
from notifications.models import Letter, Mailbox, Message
from notifications.operations import mailbox, send_due
from org.models import Unit, User
from tests.factories.dispatch import picture
from tests.factories.tickets import make_ticket
from tickets.models import Note, Ticket
from tickets.operations import answers, letters
from tickets.operations.errors import TicketRefused

MINUTE = timedelta(minutes=1)
SignIn = Callable[..., Client]


@pytest.fixture(scope="module")
def imap() -> Iterator[ImapServer]:
    with ImapServer() as server:
        yield server


@pytest.fixture
def inbox(imap: ImapServer, settings: Any, at: datetime, east: Unit, supervisor: User) -> ImapServer:
    """The mailbox of an installation that has looked once; somebody in the region answers."""
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", imap.port, False
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    settings.DEFAULT_FROM_EMAIL = "售后 <service@hengan.example>"
    mailbox.fetch(at=at)
    return imap


@pytest.fixture
def smtp(settings: Any) -> Iterator[MailServer]:
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        yield server


_count = iter(range(1, 10_000))


def letter(**other: Any) -> EmailMessage:
    """A customer's letter; keywords replace headers, `text` the body."""
    made = EmailMessage()
    made.set_content(other.pop("text", "家里空调坏了，请安排维修"))
    headers = {
        "From": "王建国 <Wang@Example.com>",
        "To": "service@hengan.example",
        "Subject": "空调报修",
        "Message-ID": f"<letter-{next(_count)}@example.com>",
    } | {name.replace("_", "-"): value for name, value in other.items()}
    for name, value in headers.items():
        made[name] = value
    return made


def come_in(inbox: ImapServer, at: datetime, *found: EmailMessage | bytes) -> None:
    for one in found:
        inbox.deliver(one)
    mailbox.fetch(at=at)
    letters.take_due(at=at)


def test_a_letter_becomes_a_ticket(inbox: ImapServer, at: datetime, east: Unit) -> None:
    come_in(inbox, at, letter())
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.intent, ticket.region) == ("email", "booking", east)
    assert ticket.description == "空调报修\n家里空调坏了，请安排维修"
    assert (ticket.contact.name, ticket.contact.email, ticket.contact.phone) == (
        "王建国",
        "wang@example.com",
        "",
    )


@pytest.mark.parametrize(
    ("text", "intent"), [("我要投诉师傅", "complaint"), ("空调漏水", "booking"), ("保修多久", "consultation")]
)
def test_its_words_say_what_it_asks_for(inbox: ImapServer, at: datetime, text: str, intent: str) -> None:
    come_in(inbox, at, letter(Subject="您好", text=text))
    assert Ticket.objects.get().intent == intent


def test_letters_are_taken_once_however_often_is_looked(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    for _ in range(3):
        come_in(inbox, at)
    assert (Ticket.objects.count(), Letter.objects.get().state) == (1, WorkState.DONE)


def test_a_copy_with_the_same_message_id_is_the_same_letter(inbox: ImapServer, at: datetime) -> None:
    first = letter()
    come_in(inbox, at, first, first)
    assert (Letter.objects.count(), Ticket.objects.count()) == (1, 1)


def test_the_mailbox_stays_as_it_was(inbox: ImapServer, at: datetime) -> None:
    before = inbox.unseen()
    come_in(inbox, at, letter())
    assert inbox.unseen() == before + 1


def test_what_lay_there_before_the_first_look_is_left_alone(
    imap: ImapServer, inbox: ImapServer, at: datetime
) -> None:
    Mailbox.objects.all().delete()
    come_in(inbox, at, letter())
    assert (Letter.objects.count(), Ticket.objects.count()) == (0, 0)


def test_new_numbers_of_the_server_double_nothing(inbox: ImapServer, at: datetime) -> None:
    inbox.empty()
    come_in(inbox, at, letter())
    Mailbox.objects.update(uid_validity=1)
    come_in(inbox, at + MINUTE, letter(Subject="第二封报修"))
    assert (Letter.objects.count(), Ticket.objects.count()) == (2, 2)


def test_the_acknowledgement_answers_in_the_thread(inbox: ImapServer, smtp: MailServer, at: datetime) -> None:
    come_in(inbox, at, letter(Message_ID="<first@example.com>"))
    send_due(at=at)
    (sent,) = smtp.letters
    number = Ticket.objects.get().number
    assert (sent.to, sent.parsed["In-Reply-To"]) == ("wang@example.com", "<first@example.com>")
    assert (sent.parsed["Subject"], sent.parsed["Auto-Submitted"]) == (
        f"Re: 空调报修 [{number}]",
        "auto-replied",
    )
    assert [part in sent.parsed.get_content() for part in (number, "/l/")] == [True, True]


def test_an_answer_to_our_letter_joins_its_ticket(inbox: ImapServer, smtp: MailServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    send_due(at=at)
    ours = smtp.letters[0].message_id
    come_in(inbox, at + MINUTE, letter(Subject="答复", In_Reply_To=ours, text="补充：型号 AC-35"))
    assert (Ticket.objects.count(), Note.objects.get(kind="letter").text) == (1, "补充：型号 AC-35")


def test_a_second_letter_of_the_customer_s_own_thread_joins_too(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, letter(Message_ID="<own@example.com>"))
    come_in(inbox, at + MINUTE, letter(References="<own@example.com>", text="还有异响"))
    assert (Ticket.objects.count(), Note.objects.get(kind="letter").text) == (1, "还有异响")


def test_the_number_in_the_subject_counts_for_the_own_customer(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    number = Ticket.objects.get().number
    come_in(inbox, at + MINUTE, letter(Subject=f"关于 {number.lower()}", text="何时来"))
    assert (Ticket.objects.count(), Note.objects.filter(kind="letter").count()) == (1, 1)


def test_a_stranger_s_guess_of_a_number_opens_a_ticket_of_its_own(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    first = Ticket.objects.get()
    come_in(inbox, at + MINUTE, letter(From="x@evil.example", Subject=f"关于 {first.number}"))
    assert (Ticket.objects.count(), first.notes.count()) == (2, 0)


def test_a_signed_reply_address_names_its_ticket(
    inbox: ImapServer, at: datetime, east: Unit, settings: Any
) -> None:
    ticket = make_ticket(east, at=at)
    address = reply_address(ticket.pk)
    come_in(inbox, at, letter(From="wife@example.com", To=address, Subject="你好"))
    assert (Ticket.objects.count(), ticket.notes.get().kind) == (1, "letter")


def test_a_forged_reply_address_names_nothing(inbox: ImapServer, at: datetime, east: Unit) -> None:
    ticket = make_ticket(east, at=at)
    forged = reply_address(ticket.pk).replace(f"+t{ticket.pk}-", f"+t{ticket.pk}-0")[:-20] + "@hengan.example"
    come_in(inbox, at, letter(To=forged))
    assert (Ticket.objects.count(), ticket.notes.count()) == (2, 0)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"X_Auto_Response_Suppress": "All"},
        {"List_Id": "<news.example.com>"},
        {"From": "MAILER-DAEMON@example.com"},
        {"From": "no-reply@example.com"},
        {"From": "service@hengan.example"},
        {"Subject": "自动回复：出差中"},
        {"Return_Path": "<>"},
    ],
    ids=lambda headers: next(iter(headers.items()))[0] + next(iter(headers.values()))[:10],
)
def test_programs_get_neither_ticket_nor_answer(
    inbox: ImapServer, at: datetime, headers: dict[str, str]
) -> None:
    come_in(inbox, at, letter(**headers))
    assert (Ticket.objects.count(), Message.objects.count()) == (0, 0)
    assert Letter.objects.get().verdict in {"automatic", "own", "bounce"}


def test_two_auto_responders_fall_silent_at_once(inbox: ImapServer, smtp: MailServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    send_due(at=at)
    echo = letter(In_Reply_To=smtp.letters[0].message_id, Auto_Submitted="auto-replied", text="我在休假")
    come_in(inbox, at + MINUTE, echo)
    send_due(at=at + MINUTE)
    assert (len(smtp.letters), Ticket.objects.count(), Note.objects.count()) == (1, 1, 0)


def test_a_bounce_of_our_letter_reaches_the_ticket(inbox: ImapServer, smtp: MailServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    send_due(at=at)
    bounce = letter(
        From="MAILER-DAEMON@example.com", In_Reply_To=smtp.letters[0].message_id, Subject="Undelivered"
    )
    come_in(inbox, at + MINUTE, bounce)
    assert Note.objects.get(kind="letter").text == "邮件未能送达客户：Undelivered"
    assert Message.objects.filter(recipient=None).count() == 1


def test_a_flood_of_one_sender_stays_in_few_tickets(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, *[letter(Subject=f"报修 {n}") for n in range(8)])
    assert (Ticket.objects.count(), Message.objects.filter(recipient=None).count()) == (5, 5)
    assert Note.objects.filter(kind="letter").count() == 3


def test_pictures_are_kept_and_what_is_no_good_is_named(inbox: ImapServer, at: datetime) -> None:
    found = letter()
    found.add_attachment(picture(), maintype="image", subtype="jpeg", filename="../空调.jpg")
    found.add_attachment(b"MZ\x90", maintype="application", subtype="x-msdownload", filename="病毒.exe")
    come_in(inbox, at, found)
    row = Attachment.objects.get()
    assert (row.original_name, row.content_type) == ("空调.jpg", "image/jpeg")
    assert "病毒.exe" in Note.objects.get().text


def test_a_letter_that_cannot_be_taken_is_parked_with_its_words(
    inbox: ImapServer, at: datetime, east: Unit, settings: Any
) -> None:
    Unit.objects.filter(pk=east.pk).update(is_active=False)
    inbox.deliver(letter())
    mailbox.fetch(at=at)
    for hour in range(10):
        letters.take_due(at=at + timedelta(hours=hour))
    row = Letter.objects.get()
    assert (row.state, bytes(row.raw) != b"", "没有可以受理来信的地区" in row.last_error) == (
        "parked",
        True,
        True,
    )


def test_the_text_of_a_taken_letter_is_kept_once_only(inbox: ImapServer, at: datetime) -> None:
    come_in(inbox, at, letter())
    assert bytes(Letter.objects.get().raw) == b""


def test_a_colleague_s_answer_leaves_in_the_thread_and_meets_the_reply_clock(
    inbox: ImapServer, smtp: MailServer, at: datetime, desk: User
) -> None:
    come_in(inbox, at, letter(Message_ID="<own2@example.com>"))
    ticket = Ticket.objects.get()
    answers.answer(ticket=ticket, text="明天上午上门，可以吗？", by=desk, at=at + MINUTE)
    while send_due(at=at + MINUTE):
        continue
    sent = smtp.letters[-1]
    assert (sent.parsed["Auto-Submitted"], "<own2@example.com>" in sent.parsed["References"]) == ("no", True)
    assert sent.parsed.get_content().strip() == "明天上午上门，可以吗？"
    assert Clock.objects.get(stream=ticket.pk, kind="reply").met_at == at + MINUTE


def test_without_an_address_nobody_is_answered(
    inbox: ImapServer, at: datetime, east: Unit, desk: User
) -> None:
    ticket = make_ticket(east, at=at)
    with pytest.raises(TicketRefused):
        answers.answer(ticket=ticket, text="您好", by=desk, at=at)
    assert Message.objects.filter(channel="email").count() == 0


def test_the_ticket_page_answers(inbox: ImapServer, at: datetime, desk: User, signed_in: SignIn) -> None:
    come_in(inbox, at, letter())
    ticket = Ticket.objects.get()
    client = signed_in(desk)
    given = {"letters-text": "请问型号？", "letters-key": "5e3b1c52-6a6b-4f2e-9d56-0b6b5e0f3a11"}
    answer = client.post(f"/tickets/{ticket.number}/letters/", given)
    assert (answer.status_code, Message.objects.latest("pk").body) == (302, "请问型号？")
    assert "请问型号？" in client.get(f"/tickets/{ticket.number}/").content.decode()


def test_a_known_customer_s_letter_stays_with_the_customer(
    inbox: ImapServer, at: datetime, east: Unit
) -> None:
    known = make_ticket(east, at=at).contact
    Contact.objects.filter(pk=known.pk).update(email="wang@example.com")
    come_in(inbox, at, letter())
    assert (Customer.objects.count(), Ticket.objects.filter(customer=known.customer).count()) == (1, 2)


def test_a_server_that_is_away_is_told_on_the_page(inbox: ImapServer, settings: Any, at: datetime) -> None:
    settings.IMAP_PORT = 1
    with pytest.raises(MailboxError):
        mailbox.fetch(at=at)
    assert "ConnectionRefusedError" in Mailbox.objects.get().error


def test_a_wrong_password_is_an_answer_in_words(inbox: ImapServer, settings: Any) -> None:
    settings.IMAP_PASSWORD = "wrong"
    with pytest.raises(MailboxError):
        mailbox.try_connection()
