"""At the customer's."""

import io

import pytest
from PIL import Image

from core.attachments import BadFile
from core.models import Attachment
from deadlines.enums import ClockKind
from deadlines.models import Clock, Todo
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.models import Escalation, Finding, Mismatch, Photo
from dispatch.operations import onsite
from notifications.models import Message
from tests.factories.dispatch import go_on_site, photo, prepare

FOUND = {"contact_person": "王建国", "findings": "电容鼓包", "proposal": "更换电容"}
DIFFERENCE = {"reported": "不制冷", "actual": "遥控器没电", "action": "更换电池"}


@pytest.fixture
def job(order, at):
    return go_on_site(order, at)


def test_arriving_meets_the_arrival_promise(job, at):
    arrival = Clock.objects.get(stream=job.ticket_id, kind=ClockKind.ARRIVE)
    assert (job.status, job.visits.get().arrived_at, arrival.met_at) == (OrderStatus.ON_SITE, at, at)


def test_nobody_arrives_before_departing(order, at):
    prepare(order, at)
    with pytest.raises(Stale):
        onsite.arrive(order=order, by=order.technician.user, at=at)
    assert order.visits.get().arrived_at is None


@pytest.mark.requirement("TKT-08")
def test_findings_hold_person_situation_and_proposal(job, tech, at):
    row = onsite.note_findings(order=job, found=onsite.Found(**FOUND), by=tech.user, at=at)
    assert (row.contact_person, row.findings, row.proposal) == tuple(FOUND.values())


@pytest.mark.requirement("TKT-08")
@pytest.mark.parametrize("empty", FOUND)
def test_none_of_the_three_is_left_out(job, tech, at, empty):
    with pytest.raises(DispatchRefused):
        onsite.note_findings(order=job, found=onsite.Found(**FOUND | {empty: " "}), by=tech.user, at=at)
    assert Finding.objects.count() == 0


@pytest.mark.requirement("TKT-09")
def test_a_difference_is_kept_whole(job, tech, at):
    row = onsite.note_mismatch(order=job, difference=onsite.Difference(**DIFFERENCE), by=tech.user, at=at)
    assert (row.reported, row.actual, row.action) == tuple(DIFFERENCE.values())


@pytest.mark.requirement("TKT-09")
@pytest.mark.parametrize("empty", DIFFERENCE)
def test_a_difference_needs_all_three(job, tech, at, empty):
    difference = onsite.Difference(**DIFFERENCE | {empty: ""})
    with pytest.raises(DispatchRefused):
        onsite.note_mismatch(order=job, difference=difference, by=tech.user, at=at)
    assert Mismatch.objects.count() == 0


@pytest.mark.requirement("TKT-10")
def test_an_escalation_tells_the_head_and_starts_a_task(job, tech, head, at):
    row = onsite.escalate(order=job, problem="主板型号停产", departments="技术部", by=tech.user, at=at)
    told = Message.objects.filter(cause=f"order:{job.pk}:escalation:{row.pk}", channel="inbox")
    assert (row.head, row.todo.kind, row.todo.owner, row.todo.done_at) == (head, "solution", head, None)
    assert [message.recipient for message in told] == [head]


@pytest.mark.requirement("TKT-10")
def test_the_decided_plan_is_stored_and_ends_the_task(job, tech, head, at):
    row = onsite.escalate(order=job, problem="主板型号停产", departments="", by=tech.user, at=at)
    onsite.decide_plan(escalation=row, plan="从总部仓调拨替代板", by=head, at=at)
    held = Escalation.objects.get()
    assert (held.plan, held.planned_by, held.planned_at) == ("从总部仓调拨替代板", head, at)
    assert Todo.objects.get(pk=held.todo_id).done_at == at


def test_a_second_plan_is_told(job, tech, head, manager, at):
    row = onsite.escalate(order=job, problem="主板型号停产", departments="", by=tech.user, at=at)
    onsite.decide_plan(escalation=row, plan="调拨", by=head, at=at)
    with pytest.raises(Stale):
        onsite.decide_plan(escalation=row, plan="换机", by=manager, at=at)
    assert Escalation.objects.get().plan == "调拨"


def test_a_result_on_the_list_of_todos_is_the_plan(job, signed_in, tech, head, at):
    row = onsite.escalate(order=job, problem="主板型号停产", departments="", by=tech.user, at=at)
    signed_in(head).post(f"/todos/{row.todo_id}/result/", {"result": "从总部仓调拨"})
    assert Escalation.objects.get().plan == "从总部仓调拨"


def with_position() -> io.BytesIO:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (31.0, 14.0, 0.0)}
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "#557799").save(file, format="JPEG", exif=exif)
    file.seek(0)
    return file


def test_photos_lose_their_position(job, tech, at):
    onsite.add_photos(order=job, files=[with_position()], by=tech.user, at=at)
    with Photo.objects.get().file.file.open("rb") as file, Image.open(file) as kept:
        assert dict(kept.getexif()) == {}


def test_what_is_no_photo_is_refused_and_nothing_is_kept(job, tech, at):
    with pytest.raises(BadFile):
        onsite.add_photos(order=job, files=[photo(), io.BytesIO(b"<svg/>")], by=tech.user, at=at)
    assert (Photo.objects.count(), Attachment.objects.count()) == (0, 0)


def test_more_photos_than_the_pack_allows_are_refused(job, tech, at):
    with pytest.raises(DispatchRefused):
        onsite.add_photos(order=job, files=[photo() for _ in range(13)], by=tech.user, at=at)
    assert Photo.objects.count() == 0
