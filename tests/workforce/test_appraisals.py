"""Scores of regions: who enters them, and how they are corrected."""

from datetime import date

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from core.clock import now
from core.models import Event
from org.enums import Post
from packs.models import Pack, PackSection
from packs.operations import NotYours, open_draft, publish
from packs.operations.drafting import decide, edit, submit
from tests.factories.org import appoint, make_user
from workforce.models import RegionalAppraisal
from workforce.operations.appraising import AppraisalRefused, appraise

DAY = date(2026, 3, 9)
EVERYBODY_ELSE = sorted(set(Post.values) - {Post.GROUP})


def scored(region, by, score: int = 80, **more):
    return appraise(
        region=region, inspected_on=DAY, score=score, findings="现场检查", by=by, at=now(), **more
    )


def posted(client, region, **given: object):
    data = {"region": region.pk, "inspected_on": "2026-03-09", "score": 80, "findings": "现场检查"} | given
    return client.post(reverse("workforce:new_appraisal"), data)


@pytest.mark.requirement("ORG-02")
@pytest.mark.parametrize("post", EVERYBODY_ELSE)
def test_only_the_group_role_publishes_a_version_and_scores_a_region(
    signed_in, group, east, group_officer, post
):
    other = appoint(make_user("other", "别人"), group, post)
    second = appoint(make_user("officer2", "冯专员"), group, "group")
    pack = Pack.objects.get(code="quality_promise")
    draft = open_draft(pack=pack, version=1, reason="修订", by=group_officer, at=now())
    figures = draft.sections["clocks"]["figures"]["rules"][0] | {"source": "2026 年决定"}
    edit(
        draft=draft,
        section="clocks",
        figures={f"rules.{figures['id']}": figures},
        revision=draft.revision,
        by=group_officer,
        at=now(),
    )
    submit(draft=draft, by=group_officer, at=now())
    decide(draft=draft, approved=True, by=second, at=now())
    with pytest.raises(NotYours):
        publish(draft=draft, effective_from=date(2026, 4, 1), by=other, at=now())
    answers = [
        signed_in(other).post(
            reverse("packs:publication", args=[draft.pk]), {"effective_from": "2026-04-01"}
        ),
        posted(signed_in(other), east),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert (PackSection.objects.filter(pack=pack, version=2).count(), RegionalAppraisal.objects.count()) == (
        0,
        0,
    )
    assert publish(draft=draft, effective_from=date(2026, 4, 1), by=second, at=now()).version == 2
    assert posted(signed_in(group_officer), east).status_code == 302


def test_the_operation_refuses_others_too(east, manager):
    with pytest.raises(AppraisalRefused):
        scored(east, manager)
    assert RegionalAppraisal.objects.count() == 0


def test_a_region_shows_the_average_of_its_inspections(signed_in, east, south, group_officer):
    scored(east, group_officer, 80)
    scored(east, group_officer, 90)
    page = signed_in(group_officer).get(reverse("workforce:appraisals"))
    assert [(name, str(average)) for name, average in page.context["averages"]] == [("华东", "85.0")]


def test_a_correction_keeps_the_entry_and_counts_in_its_place(signed_in, east, group_officer):
    first = scored(east, group_officer, 80)
    url = reverse("workforce:correct_appraisal", args=[first.pk])
    given = {"region": east.pk, "inspected_on": "2026-03-09", "score": 88, "findings": "重算"}
    signed_in(group_officer).post(url, given)
    page = signed_in(group_officer).get(reverse("workforce:appraisals"))
    assert [str(average) for _name, average in page.context["averages"]] == ["88.0"]
    assert [row.score for row in page.context["page"].items] == [88, 80]


def test_an_entry_is_corrected_once(east, group_officer):
    first = scored(east, group_officer, 80)
    scored(east, group_officer, 88, corrects=first)
    with pytest.raises(AppraisalRefused):
        scored(east, group_officer, 89, corrects=first)


@pytest.mark.parametrize(
    "given", [{"score": 101}, {"score": -1}, {"findings": ""}, {"inspected_on": "2026-03-12"}]
)
def test_what_is_no_score(signed_in, east, group_officer, given):
    answer = posted(signed_in(group_officer), east, **given)
    assert (answer.status_code, RegionalAppraisal.objects.count()) == (422, 0)


def test_regions_read_their_own_scores(signed_in, east, south, group_officer, supervisor):
    scored(east, group_officer, 80)
    scored(south, group_officer, 70)
    page = signed_in(supervisor).get(reverse("workforce:appraisals"))
    assert [row.score for row in page.context["page"].items] == [80]


def test_the_history_of_the_region_tells_it(east, group_officer):
    made = scored(east, group_officer, 80)
    east.refresh_from_db()
    facts = Event.objects.get(stream=east.stream_id, name="region.appraised").facts
    assert facts == {"appraisal": made.pk, "inspected_on": "2026-03-09", "score": 80, "corrects": None}


def test_scores_are_written_once(east, group_officer):
    made = scored(east, group_officer)
    with pytest.raises(InternalError, match="written once"), transaction.atomic():
        RegionalAppraisal.objects.filter(pk=made.pk)._raw_delete("default")


def test_the_list_takes_few_queries(signed_in, east, group_officer, django_assert_max_num_queries):
    for _time in range(3):
        scored(east, group_officer)
    client = signed_in(group_officer)
    with django_assert_max_num_queries(8):
        client.get(reverse("workforce:appraisals"))
