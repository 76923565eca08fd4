"""The customer's verdict, sent as one bundle."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from core.idempotency import KeyReused
from core.models import Attachment
from deadlines.enums import ClockKind
from deadlines.models import Clock, Todo
from dispatch.enums import OrderStatus, Satisfaction
from dispatch.errors import DispatchRefused, Stale
from dispatch.models import Rating, Refusal, Signature
from dispatch.operations import onsite, signing
from dispatch.queries.orders import satisfied
from tests.factories.dispatch import OUTCOME, RATINGS, REFUSED, REPAIR, SIGNED, finish, go_on_site, sign
from tickets.enums import Status


@pytest.fixture
def job(order, at):
    return finish(order, at)


def close(job, closure, at, key=None):
    answer = signing.close(order=job, closure=closure, key=key or uuid4(), by=job.technician.user, at=at)
    job.refresh_from_db()
    return answer


def status_of_ticket(job) -> str:
    return job.ticket.__class__.objects.get(pk=job.ticket_id).status


@pytest.mark.requirement("TKT-15")
def test_three_ratings_and_a_signature_make_signed(job, at):
    close(job, SIGNED, at)
    assert (job.status, status_of_ticket(job)) == (OrderStatus.SIGNED, Status.SIGNED)
    assert (Signature.objects.get().signer, Rating.objects.count()) == ("王建国", 1)


@pytest.mark.requirement("TKT-15")
@pytest.mark.parametrize("lacking", [{"ratings": None}, {"signature": b""}, {"signer": " "}])
def test_without_one_of_them_it_stays_unsigned(job, at, lacking):
    with pytest.raises(DispatchRefused):
        close(job, replace(SIGNED, **lacking), at)
    job.refresh_from_db()
    assert (job.status, Rating.objects.count(), Signature.objects.count()) == ("work_done", 0, 0)


@pytest.mark.requirement("TKT-15")
@pytest.mark.parametrize("part", ["quality", "attitude", "time"])
def test_one_unsatisfied_rating_sends_the_job_back_on_site(job, at, part):
    ratings = replace(RATINGS, **{part: Satisfaction.UNSATISFIED})
    close(job, replace(SIGNED, ratings=ratings), at)
    assert (job.status, status_of_ticket(job)) == (OrderStatus.ON_SITE, Status.ON_SITE)
    assert Signature.objects.count() == 0


def test_after_rework_the_customer_signs(job, at):
    bad = replace(SIGNED, ratings=replace(RATINGS, quality=Satisfaction.UNSATISFIED))
    close(job, bad, at)
    close(job, replace(SIGNED, outcome=OUTCOME), at)
    assert (job.status, Rating.objects.count(), list(satisfied())) == (OrderStatus.SIGNED, 2, [job])


def test_the_signature_meets_the_completion_promise(job, at):
    close(job, SIGNED, at)
    assert Clock.objects.get(stream=job.ticket_id, kind=ClockKind.COMPLETE).met_at == at


@pytest.mark.requirement("TKT-17")
def test_a_refused_signature_never_counts_as_satisfied(job, at):
    close(job, replace(REFUSED, ratings=RATINGS), at)
    assert (job.status, job.refused, list(satisfied())) == (OrderStatus.SIGNED, True, [])


@pytest.mark.requirement("TKT-17")
def test_a_refusal_has_reason_photo_and_a_call_back_within_the_day(job, at):
    close(job, REFUSED, at)
    row = Refusal.objects.select_related("todo").get()
    assert (row.reason, row.photo.purpose) == ("对收费有异议", "refusal")
    assert (row.todo.department, row.todo.due_at) == ("supervisor", at + timedelta(hours=24))


def test_a_refusal_without_photo_is_refused(job, at):
    with pytest.raises(DispatchRefused):
        close(job, replace(REFUSED, refusal_photo=b""), at)
    assert (Refusal.objects.count(), Todo.objects.count()) == (0, 0)


def test_a_replayed_closure_is_one_closure(job, at):
    key = uuid4()
    first = close(job, SIGNED, at, key)
    again = close(job, SIGNED, at + timedelta(hours=3), key)
    assert (first[0], first[1], again[1]) == (again[0], False, True)
    assert (Rating.objects.count(), Signature.objects.count(), Attachment.objects.count()) == (1, 1, 1)


def test_another_body_under_the_same_key_is_refused(job, at):
    key = uuid4()
    close(job, SIGNED, at, key)
    with pytest.raises(KeyReused):
        close(job, replace(SIGNED, opinion="不满意"), at, key)
    assert (Rating.objects.count(), job.status) == (1, OrderStatus.SIGNED)


def test_a_second_closure_under_a_new_key_is_told(job, at):
    close(job, SIGNED, at)
    with pytest.raises(Stale):
        close(job, SIGNED, at)
    assert Signature.objects.count() == 1


def test_the_whole_end_comes_in_one_bundle(order, at):
    go_on_site(order, at)
    found = onsite.Found("王建国", "电容鼓包", "更换电容")
    onsite.note_findings(order=order, found=found, by=order.technician.user, at=at)
    close(order, replace(SIGNED, outcome=OUTCOME, repair=REPAIR), at)
    assert (order.status, order.report.opinion, order.report.complete) == ("signed", "满意", True)


def test_an_unfinished_job_is_not_signed(order, at):
    go_on_site(order, at)
    with pytest.raises(Stale):
        close(order, SIGNED, at)
    assert Signature.objects.count() == 0


def test_a_job_signed_satisfied_counts(order, at):
    assert list(satisfied()) == []
    sign(order, at)
    assert list(satisfied()) == [order]
