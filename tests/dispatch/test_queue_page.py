"""The dispatcher's desk through the browser."""

from datetime import timedelta

import pytest

from core.clock import local
from core.models import Deed
from dispatch.models import WorkOrder
from dispatch.queries.board import lanes
from dispatch.queries.queue import queue
from org.models import Approval
from org.operations.absences import Leave, ask_leave
from tests.factories.dispatch import make_order, make_skill, make_technician, plan
from tickets.enums import Status, Urgency
from tickets.models import Ticket
from tickets.operations import permits

QUEUE = "/approvals/"


@pytest.fixture
def client(clock, signed_in, supervisor):
    return signed_in(supervisor)


def filled(ticket, technician, at, **given) -> dict[str, str]:
    planned = plan(at)
    return {
        "starts_at": f"{local(planned.starts_at):%Y-%m-%dT%H:%M}",
        "ends_at": f"{local(planned.ends_at):%Y-%m-%dT%H:%M}",
        "technician": str(technician.pk),
    } | given


def candidates(page: str) -> str:
    return page.partition('class="list-plain candidates"')[2]


def numbers(page) -> list[str]:
    return [one.number for one in page.items]


def test_faults_come_first_then_applications_by_time_left(make_ticket, supervisor, at):
    general = make_ticket()
    urgent = make_ticket(urgency=Urgency.URGENT, fault=False, received_at=at - timedelta(hours=1))
    fault = make_ticket(fault=True)
    found = numbers(queue(supervisor, at=at))
    assert set(found[:2]) == {fault.number, urgent.number}
    assert found[2:] == [general.number]


def test_pages_of_the_queue_join_without_gap(make_ticket, supervisor, at):
    made = {make_ticket().number for _ in range(3)}
    first = queue(supervisor, at=at, size=2)
    rest = queue(supervisor, at=at, size=2, cursor=first.next_cursor)
    assert (len(first.items), set(numbers(first)) | set(numbers(rest))) == (2, made)


def test_the_first_ticket_is_open_with_its_best_candidate(client, waiting, tech):
    answer = client.get(QUEUE)
    assert answer.context["ticket"] == waiting
    assert f'value="{tech.pk}"' in answer.text
    assert answer.text.count(" checked") == 1


def test_reasons_are_parted_by_the_reader_s_signs(client, waiting, tech, supervisor):
    chinese = client.get(QUEUE).text
    supervisor.language = "en"
    supervisor.save(update_fields=["language"])
    english = client.get(QUEUE).text
    reasons = [page.partition('class="muted">')[2] for page in map(candidates, (chinese, english))]
    assert ["，" in words.partition("<")[0] for words in reasons] == [True, False]


def test_an_empty_queue_says_so(client):
    assert "没有待审批工单" in client.get(QUEUE).text


def test_approving_sends_the_chosen_technician(client, waiting, tech, at):
    answer = client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at), follow=True)
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.status, waiting.assignee) == (200, Status.DISPATCHED, tech.user)
    assert "WO-2026-000001" in answer.text


def test_the_second_click_is_told(client, waiting, tech, at):
    client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at))
    answer = client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at))
    assert (answer.status_code, WorkOrder.objects.count()) == (409, 1)
    assert "已派工" in answer.text


def test_a_stale_page_of_the_other_approver_is_told(client, signed_in, waiting, tech, manager, at):
    client.post(f"{QUEUE}{waiting.number}/correction/", {"reason": "请补充地址"})
    answer = signed_in(manager).post(f"{QUEUE}{waiting.number}/approval/")
    assert (answer.status_code, Approval.objects.get().decision) == (409, "returned")


def test_a_return_needs_a_reason(client, waiting):
    answer = client.post(f"{QUEUE}{waiting.number}/correction/", {"reason": " "})
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.status) == (422, Status.AWAITING_APPROVAL)


def test_a_return_reaches_the_applicant(client, waiting):
    client.post(f"{QUEUE}{waiting.number}/correction/", {"reason": "请补充地址"})
    waiting.refresh_from_db()
    assert (waiting.status, Approval.objects.get().note) == (Status.REGISTERED, "请补充地址")


def test_only_approving_leaves_it_to_be_dispatched(client, waiting):
    client.post(f"{QUEUE}{waiting.number}/approval/")
    assert client.get(QUEUE).context["ticket"].status == Status.APPROVED


def test_an_overlap_is_told_before_anything_is_stored(client, waiting, make_ticket, tech, manager, at):
    make_order(make_ticket(fault=True), tech, by=manager, at=at)
    answer = client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at))
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.status) == (422, Status.AWAITING_APPROVAL)
    assert "不能重叠" in answer.text


def test_other_times_bring_other_candidates(client, waiting, tech, make_ticket, manager, at):
    make_order(make_ticket(fault=True), tech, by=manager, at=at)
    url = f"{QUEUE}{waiting.number}/candidates/"
    busy = client.get(url, filled(waiting, tech, at))
    free = client.get(url, filled(waiting, tech, at + timedelta(hours=8)))
    assert ("没有可派的技师" in busy.text, "没有可派的技师" in free.text) == (True, False)


def test_a_fault_is_dispatched_first_and_listed_for_approval(client, fault, tech, at):
    client.post(f"{QUEUE}{fault.number}/order/", filled(fault, tech, at))
    page = client.get(QUEUE)
    assert [one.stream.number for one in page.context["unapproved"]] == [fault.number]
    assert "由另一位主管补批" in page.text


def test_another_supervisor_approves_afterwards(client, signed_in, fault, tech, manager, at):
    client.post(f"{QUEUE}{fault.number}/order/", filled(fault, tech, at))
    answer = signed_in(manager).post(f"{QUEUE}{fault.number}/late-approval/", {"approved": "yes"})
    assert (answer.status_code, Approval.objects.get().decider) == (302, manager)


def test_the_own_fault_dispatch_is_not_approved_by_oneself(client, fault, tech, at):
    client.post(f"{QUEUE}{fault.number}/order/", filled(fault, tech, at))
    answer = client.post(f"{QUEUE}{fault.number}/late-approval/", {"approved": "yes"})
    assert (answer.status_code, Approval.objects.get().decision) == (403, "")


def test_a_returned_one_is_shown_with_the_way_to_ask_again(client, signed_in, fault, tech, manager, at):
    client.post(f"{QUEUE}{fault.number}/order/", filled(fault, tech, at))
    given = {"approved": "no", "note": "理由不足"}
    signed_in(manager).post(f"{QUEUE}{fault.number}/late-approval/", given)
    page = client.get(QUEUE).text
    assert ("理由不足" in page, "到工单重新申请" in page, "late-approval" in page) == (True, True, False)


def test_who_dispatches_himself_is_turned_away(client, approved, supervisor, east, at):
    herself = make_technician(east, make_skill(), user=supervisor)
    answer = client.post(f"{QUEUE}{approved.number}/order/", filled(approved, herself, at))
    assert (answer.status_code, WorkOrder.objects.count()) == (403, 0)


def test_a_strangers_supervisor_finds_no_such_ticket(clock, signed_in, stranger, waiting, tech, at):
    answer = signed_in(stranger).post(f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at))
    assert (answer.status_code, Ticket.objects.get().status) == (404, Status.AWAITING_APPROVAL)


@pytest.mark.parametrize("page", ["/approvals/", "/board/"])
def test_the_desk_does_not_dispatch(clock, signed_in, desk, page):
    assert signed_in(desk).get(page).status_code == 403


def test_three_tickets_cost_no_more_queries_than_one(
    client, make_ticket, tech, django_assert_max_num_queries
):
    make_ticket()
    with django_assert_max_num_queries(30) as one:
        client.get(QUEUE)
    make_ticket()
    make_ticket()
    with django_assert_max_num_queries(len(one)):
        assert len(client.get(QUEUE).context["page"].items) == 3


def test_the_board_shows_the_job(client, order, at):
    assert order.number in client.get("/board/").text
    assert order.number not in client.get("/board/?day=2026-03-11").text


def test_the_start_page_counts_what_waits(client, waiting):
    assert "待派工" in client.get("/").text


def test_the_ticket_page_leads_to_the_queue(client, waiting):
    link = f"/approvals/?ticket={waiting.number}"
    assert link in client.get(f"/tickets/{waiting.number}/").text
    assert client.get(link).context["ticket"] == waiting


def test_nobody_is_offered_the_own_request(client, waiting, supervisor, at):
    permits.return_for_correction(ticket=waiting, reason="补充地址", by=supervisor, at=at)
    permits.request_approval(ticket=waiting, by=supervisor, at=at)
    answer = client.get(f"{QUEUE}?ticket={waiting.number}")
    assert (answer.context["may_send"], answer.context["may_decide"]) == (False, False)
    assert "申请人不能审批自己的申请。" in answer.text


def test_a_hurried_technician_may_be_chosen_with_a_warning(client, waiting, tech, make_ticket, manager, at):
    early = plan(at, starts_in=timedelta(), length=timedelta(minutes=90))
    make_order(make_ticket(fault=True), tech, by=manager, at=at, planned=early)
    page = client.get(f"{QUEUE}{waiting.number}/candidates/", filled(waiting, tech, at)).text
    assert ("路途时间不足" in page, f'value="{tech.pk}"' in page, "建议" in page) == (True, True, False)


def test_another_regions_technician_is_no_choice(client, waiting, south, at):
    elsewhere = make_technician(south, make_skill())
    answer = client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, elsewhere, at))
    assert (answer.status_code, WorkOrder.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["technician"]


def test_reassigning_offers_nobody_of_another_region(client, order, south, east, shanghai, at):
    near, project = make_technician(east, make_skill()), make_technician(shanghai, make_skill())
    make_technician(south, make_skill())
    form = client.get(f"/work/{order.number}/reassignment/").context["form"]
    assert set(form.fields["technician"].queryset) == {order.technician, near, project}


def bulk(client, *tickets, do="send", **given):
    return client.post(f"{QUEUE}bulk/", {"numbers": [one.number for one in tickets], "do": do} | given)


def test_a_bulk_decision_says_per_row_what_became_of_it(client, make_ticket, tech, at):
    first, second = make_ticket(), make_ticket(category=None, fault=False)
    blocked = make_ticket()
    Ticket.objects.filter(pk=blocked.pk).update(status=Status.CANCELLED, closed_at=at)
    answer = bulk(client, first, second, blocked)
    results = [(one.number, one.done) for one in answer.context["results"]]
    assert results == [(first.number, True), (second.number, False), (blocked.number, False)]
    assert [Ticket.objects.get(pk=one.pk).status for one in (first, second)] == [
        "dispatched",
        "awaiting_approval",
    ]


def test_one_key_undoes_the_whole_choice(client, make_ticket, at):
    chosen = [make_ticket() for _ in range(3)]
    bulk(client, *chosen, do="return", reason="请补充地址")
    client.post(f"/undo/{Deed.objects.latest('pk').group}/")
    assert {Ticket.objects.get(pk=one.pk).status for one in chosen} == {Status.AWAITING_APPROVAL}


def test_at_most_fifty_at_once(client, waiting):
    answer = client.post(f"{QUEUE}bulk/", {"numbers": [f"TK-{n}" for n in range(51)], "do": "approve"})
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.status) == (422, Status.AWAITING_APPROVAL)
    assert "最多处理 50 张" in answer.text


def test_a_bulk_return_needs_a_reason(client, waiting):
    assert bulk(client, waiting, do="return").status_code == 422
    waiting.refresh_from_db()
    assert waiting.status == Status.AWAITING_APPROVAL


def test_a_usual_reason_is_one_key(client, waiting):
    client.post(f"{QUEUE}{waiting.number}/correction/", {"preset": "信息不全，请补充", "reason": ""})
    assert Approval.objects.get().note == "信息不全，请补充"


def test_the_desk_changes_in_place(client, waiting, tech, at):
    answer = client.post(
        f"{QUEUE}{waiting.number}/order/", filled(waiting, tech, at), headers={"HX-Request": "true"}
    )
    assert (answer.status_code, "<!doctype" in answer.text) == (200, False)
    assert 'hx-swap-oob="beforeend:#toasts"' in answer.text
    assert f"/undo/{Deed.objects.get().group}/" in answer.text


def test_without_a_technician_nothing_can_be_pressed(client, fault):
    page = client.get(QUEUE).text
    assert 'data-hotkey="a" disabled' in page


def test_possible_repeats_are_hinted(client, make_ticket):
    first, second = make_ticket(), make_ticket()
    page = client.get(f"{QUEUE}?ticket={first.number}").text
    assert ("可能是重复报修" in page, f'/tickets/{second.number}/" data-hotkey="m"' in page) == (True, True)


def test_who_is_on_leave_is_not_offered(client, waiting, tech, manager, at):
    leave = Leave(tech.user, "leave", at, at + timedelta(days=2))
    ask_leave(leave=leave, by=manager, at=at)
    page = client.get(QUEUE).text
    assert (f'value="{tech.pk}"' in page, "休假至" in page) == (False, True)


def test_the_load_is_the_same_on_the_board_and_for_candidates(client, order, make_ticket, supervisor):
    make_ticket()
    shown = next(one for one in client.get(QUEUE).context["people"] if one.technician == order.technician)
    lane = lanes(supervisor, local(order.visits.get().assignments.get().starts_at).date())[0]
    assert (shown.load, lane.minutes, lane.load) == (120, 120, 25)
