"""New versions: written, decided by another person, published from a coming day on."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, transaction

from core.actors import SYSTEM
from core.models import Event
from org.enums import Post
from org.models import Approval
from org.operations.approvals import SamePerson
from packs.enums import DraftState
from packs.models import Activation, Pack, PackDraft, PackSection
from packs.operations import (
    CannotActivate,
    DraftRefused,
    NotYours,
    activate,
    decide,
    edit,
    open_draft,
    publish,
    submit,
    withdraw,
)
from packs.queries import figure, in_force, sections
from tests.core.worktime.instants import at as instant
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs, load_text
from tests.packs.test_activation import TENDER

pytestmark = pytest.mark.django_db

RULE = {"title": "紧急服务：答复", "id": "urgent_reply", "kind": "reply", "when": {"urgency": "urgent"}}
THREE_HOURS = RULE | {"target": {"hours": 3}, "source": "2026-07 决定", "basis": "conv", "requirements": []}


@pytest.fixture
def second(group):
    return appoint(make_user("officer2", "冯专员"), group, Post.GROUP)


@pytest.fixture
def draft(group_officer, at):
    default_packs()
    return opened("service_levels_2026", group_officer, at)


def opened(code: str, by, at) -> PackDraft:
    return open_draft(pack=Pack.objects.get(code=code), version=1, reason="放宽", by=by, at=at)


def eased(draft: PackDraft, by, at) -> PackDraft:
    figures = {"rules.urgent_reply": THREE_HOURS}
    return edit(draft=draft, section="clocks", figures=figures, revision=draft.revision, by=by, at=at)


def published(draft: PackDraft, by, other, at, since: date) -> PackDraft:
    held = submit(draft=eased(draft, by, at), by=by, at=at)
    approved = decide(draft=held, approved=True, by=other, at=at)
    return publish(draft=approved, effective_from=since, by=other, at=at)


def urgent_reply(day: str) -> dict[str, int]:
    rules = [
        rule
        for _rank, row in sections(in_force(at=instant(f"{day} 12:00")), "clocks")
        for rule in row.figures["rules"]
        if rule["id"] == "urgent_reply"
    ]
    assert len(rules) == 1
    target: dict[str, int] = rules[0]["target"]
    return target


def test_a_draft_begins_with_the_figures_of_its_version(draft):
    rows = PackSection.objects.filter(pack="service_levels_2026")
    assert {name: held["figures"] for name, held in draft.sections.items()} == {
        row.section: row.figures for row in rows
    }


def test_a_draft_in_any_state_judges_nothing(draft, group_officer, second, at):
    eased(draft, group_officer, at)
    submit(draft=draft, by=group_officer, at=at)
    decide(draft=draft, approved=True, by=second, at=at)
    assert (
        urgent_reply("2030-01-01"),
        PackSection.objects.filter(pack=draft.pack_id, version__gt=1).count(),
    ) == (
        {"hours": 2},
        0,
    )


def test_what_is_published_holds_from_its_day_on(draft, group_officer, second, at):
    published(draft, group_officer, second, at, date(2026, 7, 1))
    assert (urgent_reply("2026-06-30"), urgent_reply("2026-07-01")) == ({"hours": 2}, {"hours": 3})


def test_its_writers_do_not_approve_it(draft, group_officer, second, at):
    eased(draft, second, at)
    submit(draft=draft, by=group_officer, at=at)
    for writer in (group_officer, second):
        with pytest.raises(NotYours):
            decide(draft=draft, approved=True, by=writer, at=at)
    assert PackDraft.objects.get().state == DraftState.SUBMITTED


def test_the_asker_does_not_approve_it(draft, group_officer, second, at):
    submit(draft=eased(draft, group_officer, at), by=second, at=at)
    with pytest.raises(SamePerson):
        decide(draft=draft, approved=True, by=second, at=at)


def test_administrators_draft_but_do_not_decide(administrator, group_officer, second, at):
    default_packs()
    draft = eased(opened("service_levels_2026", administrator, at), administrator, at)
    draft = submit(draft=draft, by=administrator, at=at)
    with pytest.raises(NotYours):
        decide(draft=draft, approved=True, by=administrator, at=at)
    assert decide(draft=draft, approved=True, by=second, at=at).state == DraftState.APPROVED


def test_administrators_do_not_publish(draft, administrator, group_officer, second, at):
    submit(draft=eased(draft, group_officer, at), by=group_officer, at=at)
    decide(draft=draft, approved=True, by=second, at=at)
    with pytest.raises(NotYours):
        publish(draft=draft, effective_from=date(2026, 7, 1), by=administrator, at=at)
    assert PackSection.objects.filter(pack=draft.pack_id, version=2).count() == 0


def test_supervisors_do_not_draft(supervisor, at):
    default_packs()
    with pytest.raises(NotYours):
        opened("service_levels_2026", supervisor, at)


def test_there_is_one_live_draft_of_a_pack(draft, group_officer, at):
    with pytest.raises(DraftRefused):
        opened("service_levels_2026", group_officer, at)


def test_a_withdrawn_draft_makes_room(draft, group_officer, second, at):
    submit(draft=eased(draft, group_officer, at), by=group_officer, at=at)
    withdraw(draft=draft, by=group_officer, at=at)
    opened("service_levels_2026", group_officer, at)
    assert (PackDraft.objects.count(), Approval.objects.open().count()) == (2, 0)


def test_a_returned_draft_is_edited_again(draft, group_officer, second, at):
    submit(draft=eased(draft, group_officer, at), by=group_officer, at=at)
    decide(draft=draft, approved=False, by=second, at=at, note="请写明依据")
    assert eased(PackDraft.objects.get(), group_officer, at).state == DraftState.EDITING


def test_submitted_figures_stand_still(draft, group_officer, at):
    submit(draft=eased(draft, group_officer, at), by=group_officer, at=at)
    with pytest.raises(DraftRefused):
        eased(draft, group_officer, at)


def test_a_late_editor_is_told(draft, group_officer, second, at):
    eased(draft, group_officer, at)
    with pytest.raises(DraftRefused):
        eased(draft, second, at)


@pytest.mark.parametrize("state", ["editing", "submitted"])
def test_only_what_is_approved_is_published(draft, group_officer, second, at, state):
    if state == "submitted":
        submit(draft=eased(draft, group_officer, at), by=group_officer, at=at)
    with pytest.raises(DraftRefused):
        publish(draft=draft, effective_from=date(2026, 7, 1), by=second, at=at)


def test_no_version_begins_today(draft, group_officer, second, at):
    with pytest.raises(DraftRefused):
        published(draft, group_officer, second, at, date(2026, 3, 10))


def test_no_version_begins_before_an_earlier_one(draft, group_officer, second, at):
    published(draft, group_officer, second, at, date(2026, 7, 1))
    again = eased(opened("service_levels_2026", group_officer, at), group_officer, at)
    submit(draft=again, by=group_officer, at=at)
    decide(draft=again, approved=True, by=second, at=at)
    with pytest.raises(DraftRefused):
        publish(draft=again, effective_from=date(2026, 6, 30), by=second, at=at)


@pytest.mark.requirement("CNV-16")
def test_a_draft_with_a_blank_names_it(group_officer, at):
    load_text(TENDER.format(value="blank = true"))
    draft = opened("tender_goods", group_officer, at)
    with pytest.raises(CannotActivate) as refused:
        submit(draft=draft, by=group_officer, at=at)
    assert [fault.field for fault in refused.value.faults] == ["substitute.hours"]


def test_the_filled_version_can_be_put_in_force(group_officer, second, at):
    load_text(TENDER.format(value="blank = true"))
    draft = opened("tender_goods", group_officer, at)
    filled = {"title": "未修复时提供代用品的小时数", "value": 24, "source": "合同", "basis": "conv"}
    edit(draft=draft, section="substitute", figures={"hours": filled}, revision=1, by=group_officer, at=at)
    submit(draft=draft, by=group_officer, at=at)
    decide(draft=draft, approved=True, by=second, at=at)
    publish(draft=draft, effective_from=date(2026, 7, 1), by=second, at=at)
    activate(packs=["tender_goods"], rank="contract", key="C-1", since=date(2026, 7, 1), by=SYSTEM, at=at)
    later = at + timedelta(days=120)
    assert figure(in_force(at=later, contract="C-1"), "substitute", "hours") == 24


def test_a_draft_without_a_change_is_not_submitted(draft, group_officer, at):
    with pytest.raises(DraftRefused, match="还没有改动任何数值，不能提交审批。"):
        submit(draft=draft, by=group_officer, at=at)
    held = PackDraft.objects.get()
    assert (held.state, held.approval, Approval.objects.count()) == (DraftState.EDITING, None, 0)


def test_a_set_left_incomplete_is_refused(group_officer, at):
    default_packs()
    draft = opened("conventions", group_officer, at)
    types = draft.sections["problem_types"]["figures"]["types"]
    broken = {key: value for key, value in types[0].items() if key != "responsible"}
    edit(
        draft=draft,
        section="problem_types",
        figures={f"types.{broken['id']}": broken},
        revision=1,
        by=group_officer,
        at=at,
    )
    with pytest.raises(CannotActivate):
        submit(draft=draft, by=group_officer, at=at)


def test_published_figures_are_written_once(draft, group_officer, second, at):
    published(draft, group_officer, second, at, date(2026, 7, 1))
    row = PackSection.objects.get(pack=draft.pack_id, version=2, section="clocks")
    with pytest.raises(InternalError, match="written once"), transaction.atomic():
        PackSection.objects.filter(pk=row.pk)._raw_delete("default")


def test_every_step_stands_in_the_history(draft, group_officer, second, at):
    done = published(draft, group_officer, second, at, date(2026, 7, 1))
    names = [event.name for event in Event.objects.filter(stream=done.pk).order_by("pk")]
    assert names == [
        "pack_draft.opened",
        "pack_draft.edited",
        "approval.asked",
        "pack_draft.moved",
        "approval.decided",
        "pack_draft.moved",
        "pack_draft.moved",
    ]
    said = Event.objects.get(stream=done.pack.stream_id, name="pack.version_published")
    assert said.facts == {"pack": "service_levels_2026", "version": 2, "effective_from": "2026-07-01"}


def test_a_later_release_does_not_take_the_company_s_number(draft, group_officer, second, at):
    published(draft, group_officer, second, at, date(2026, 7, 1))
    load_text(
        TENDER.format(value="value = 3")
        .replace("tender_goods", "service_levels_2026")
        .replace("version = 1", "version = 2\neffective_from = 2026-08-01")
    )
    assert not PackSection.objects.filter(pack="service_levels_2026", section="substitute").exists()


def test_a_section_added_to_an_old_version_stays_readable(draft, group_officer, second, at):
    published(draft, group_officer, second, at, date(2026, 3, 11))
    added = TENDER.format(value="value = 9").replace("tender_goods", "service_levels_2026")
    load_text(added)
    assert figure(in_force(at=at + timedelta(days=30)), "substitute", "hours") == 9


def test_activations_stay_as_they_are(draft, group_officer, second, at):
    before = Activation.objects.count()
    published(draft, group_officer, second, at, date(2026, 7, 1))
    assert Activation.objects.count() == before
