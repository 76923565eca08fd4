"""离线补录: the supervisor sees and decides what came too late."""

import pytest

from dispatch.models import PhonePost
from dispatch.operations import dispatching
from tests.factories.dispatch import photo
from tests.factories.phones import Phone
from tickets.models import Note


@pytest.fixture
def kept(time_machine, signed_in, technician, supervisor, order, at):
    """A photo and a call that came after the job was taken back."""
    time_machine.move_to(at, tick=False)
    dispatching.withdraw(order=order, by=supervisor, at=at, reason="客户取消")
    phone = Phone(signed_in(technician), order.number)
    phone.send("photos", {"photos": [photo()]})
    phone.send("contacts", {"reached": "yes", "note": "客户说已修好"})
    return PhonePost.objects.get(step="contact")


@pytest.fixture
def desk_of(signed_in, supervisor):
    return signed_in(supervisor)


def decide(client, post, **data):
    return client.post(f"/late-entries/{post.order.number}/{post.pk}/", data)


def test_the_list_names_step_person_and_reason(desk_of, kept):
    page = desk_of.get("/late-entries/").text
    assert all(words in page for words in (kept.order.number, "联系客户", "张强", "已撤回"))


def test_the_page_shows_words_and_pictures(desk_of, kept):
    page = desk_of.get(f"/late-entries/{kept.order.number}/").text
    picture = PhonePost.objects.get(step="photos").files.get().file.uuid
    assert ("客户说已修好" in page, "已联系上" in page, f"/files/{picture}/" in page) == (True, True, True)


def test_adopting_makes_a_note_of_the_ticket(desk_of, kept, supervisor):
    assert decide(desk_of, kept, adopted="yes").status_code == 302
    kept.refresh_from_db()
    note = Note.objects.get()
    assert (kept.adopted, kept.decided_by, note.ticket_id) == (True, supervisor, kept.order.ticket_id)
    assert "通话要点：客户说已修好" in note.text


def test_not_adopting_asks_for_the_reason(desk_of, kept):
    assert decide(desk_of, kept, adopted="no").status_code == 422
    decide(desk_of, kept, adopted="no", note="重复登记")
    kept.refresh_from_db()
    assert (kept.adopted, kept.decision, Note.objects.count()) == (False, "重复登记", 0)


def test_the_last_decision_finishes_the_to_do(desk_of, kept):
    decide(desk_of, kept, adopted="yes")
    kept.todo.refresh_from_db()
    assert kept.todo.done_at is None
    decide(desk_of, PhonePost.objects.get(step="photos"), adopted="yes")
    kept.todo.refresh_from_db()
    assert (kept.todo.done_at is None, desk_of.get("/late-entries/").context["rows"]) == (False, [])


def test_a_second_decision_is_told(desk_of, kept):
    decide(desk_of, kept, adopted="yes")
    assert (decide(desk_of, kept, adopted="yes").status_code, Note.objects.count()) == (409, 1)


def test_the_to_do_leads_to_the_page(desk_of, kept):
    assert f"/late-entries/{kept.order.number}/" in desk_of.get("/todos/?whose=department").text


@pytest.mark.parametrize("who", ["stranger", "technician", "desk"])
def test_nobody_else_decides(kept, signed_in, request, who):
    answer = decide(signed_in(request.getfixturevalue(who)), kept, adopted="yes")
    kept.refresh_from_db()
    assert (answer.status_code in (403, 404), kept.decided_at) == (True, None)


def test_the_ticket_page_says_that_something_waits(desk_of, kept):
    assert f"/late-entries/{kept.order.number}/" in desk_of.get(f"/tickets/{kept.order.ticket.number}/").text
