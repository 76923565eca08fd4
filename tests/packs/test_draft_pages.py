"""The pages of drafts, comparisons and activations."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from core.clock import local_day, now
from customers.models import ProductModel
from org.enums import Post
from packs.enums import DraftState
from packs.models import Activation, PackDraft, PackSection
from packs.operations import library
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs, load_text
from tests.packs.test_activation import TENDER

pytestmark = pytest.mark.django_db


@pytest.fixture
def packs(db):
    return default_packs()


@pytest.fixture
def second(group):
    return appoint(make_user("officer2", "冯专员"), group, Post.GROUP)


def tomorrow() -> date:
    return local_day(now()) + timedelta(days=1)


def begin(client, code: str = "quality_promise") -> PackDraft:
    answer = client.post(reverse("packs:opening", args=[code, 1]), {"reason": "调整"})
    draft = PackDraft.objects.get(pack=code)
    assert answer.url == reverse("packs:draft", args=[draft.pk])
    return draft


def shown_rows(formset):
    """The fields of the rows of one figure, boxes that are not ticked left out."""
    forms = [formset.management_form, *formset.forms]
    return [
        field for form in forms for field in form if field.value() is not None and field.value() is not False
    ]


def filled(client, draft: PackDraft, section: str, **changes: object) -> dict[str, object]:
    """What the browser would post: the form as shown, with some fields changed."""
    form = client.get(reverse("packs:section", args=[draft.pk, section])).context["form"]
    data: dict[str, object] = {}
    rows = [one for name in form.formsets for one in shown_rows(form.formsets[name])]
    for field in [*form, *rows]:
        value = field.value()
        if isinstance(value, dict):
            (unit, amount) = next(iter(value.items()))
            data |= {f"{field.html_name}_amount": amount, f"{field.html_name}_unit": unit}
        else:
            data[field.html_name] = "" if value is None else value
    return data | changes


def save(client, draft: PackDraft, section: str, **changes: object):
    data = filled(client, draft, section, **changes)
    return client.post(reverse("packs:section", args=[draft.pk, section]), data)


def changed(client) -> PackDraft:
    """A draft with another reply in it."""
    draft = begin(client)
    save(client, draft, "clocks", f0_value_amount="2", f0_source="2026 年决定", f0_basis="conv")
    return draft


def test_the_whole_way_through_the_pages(signed_in, packs, group_officer, second):
    one, other = signed_in(group_officer), signed_in(second)
    draft = begin(one)
    save(one, draft, "clocks", f0_value_amount="2", f0_source="2026 年决定", f0_basis="conv")
    one.post(reverse("packs:submission", args=[draft.pk]))
    other.post(reverse("packs:decision", args=[draft.pk]), {"approved": "yes"})
    other.post(reverse("packs:publication", args=[draft.pk]), {"effective_from": tomorrow()})
    rules = PackSection.objects.get(pack="quality_promise", version=2, section="clocks").figures["rules"]
    assert [(rule["target"], rule["source"], rule["basis"]) for rule in rules] == [
        ({"hours": 2}, "2026 年决定", "conv"),
        ({"hours": 24}, "001-D-3", "seed"),
    ]


def test_saving_without_a_change_writes_nothing(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = begin(client)
    save(client, draft, "clocks")
    assert PackDraft.objects.get().revision == 1


def test_a_draft_without_a_change_says_so_beside_its_button(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = begin(client)
    page = client.get(reverse("packs:draft", args=[draft.pk])).content.decode()
    refused = client.post(reverse("packs:submission", args=[draft.pk]))
    assert ("不能提交审批" in page, 'disabled aria-describedby="unchanged"' in page) == (True, True)
    assert (refused.status_code, PackDraft.objects.get().state) == (409, DraftState.EDITING)


@pytest.mark.parametrize("code", [file.head["pack"] for file in library()])
def test_every_section_is_shown_and_saved_as_it_is(signed_in, packs, group_officer, code):
    client = signed_in(group_officer)
    draft = begin(client, code)
    answers = [save(client, draft, name).status_code for name in draft.sections]
    held = PackDraft.objects.get()
    assert (set(answers), held.sections, held.revision) == ({302}, draft.sections, 1)


def test_another_value_needs_another_source(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    answer = save(client, begin(client), "clocks", f0_value_amount="2")
    words = "「产品质量投诉：答复」的数值已不同于原出处，请写明新的出处或性质。"
    assert (answer.status_code, answer.context["form"].errors) == (422, {"f0_source": [words]})


def test_a_missing_source_names_its_figure(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    answer = save(client, begin(client), "clocks", f0_source="")
    assert answer.context["form"].errors == {"f0_source": ["「产品质量投诉：答复」须注明出处。"]}


def test_words_follow_their_value(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = begin(client, "conventions")
    data = filled(client, draft, "pauses")
    place = next(name for name, value in data.items() if str(value).startswith("到场"))
    answer = save(client, draft, "pauses", **{place.replace("shown", "value"): "arrive"})
    assert list(answer.context["form"].errors) == [place]


def test_an_emptied_figure_is_a_blank_that_keeps_it_from_being_submitted(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = begin(client)
    save(client, draft, "delivery", f0_value="", f0_basis="conv")
    page = client.post(reverse("packs:submission", args=[draft.pk]))
    assert (page.status_code, "delivery.call_days" in page.content.decode()) == (409, True)
    assert PackDraft.objects.get().state == DraftState.EDITING


def test_the_draft_shows_what_it_changes_with_both_sources(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = begin(client)
    save(client, draft, "clocks", f0_value_amount="2", f0_source="2026 年决定", f0_basis="conv")
    page = client.get(reverse("packs:draft", args=[draft.pk])).content.decode()
    row = page.split("产品质量投诉：答复")[1].split("</tr>")[0]
    assert [words in row for words in ("1 小时", "001-D-3", "2 小时", "2026 年决定")] == [True] * 4


def test_two_versions_side_by_side(signed_in, packs, supervisor):
    load_text(TENDER.format(value="value = 12"))
    later = "version = 2\neffective_from = 2026-08-01"
    load_text(TENDER.format(value='value = 24\nsource = "新约"').replace("version = 1", later))
    page = signed_in(supervisor).get(reverse("packs:comparison", args=["tender_goods"])).content.decode()
    assert [words in page for words in ("12", "001-S", "24", "新约")] == [True] * 4


def test_its_writer_is_not_offered_to_approve(signed_in, packs, group_officer):
    client = signed_in(group_officer)
    draft = changed(client)
    client.post(reverse("packs:submission", args=[draft.pk]))
    answer = client.post(reverse("packs:decision", args=[draft.pk]), {"approved": "yes"})
    assert (answer.status_code, PackDraft.objects.get().state) == (403, DraftState.SUBMITTED)


def test_a_return_needs_a_word(signed_in, packs, group_officer, second):
    draft = changed(signed_in(group_officer))
    signed_in(group_officer).post(reverse("packs:submission", args=[draft.pk]))
    answer = signed_in(second).post(reverse("packs:decision", args=[draft.pk]), {"approved": "no"})
    assert (answer.status_code, PackDraft.objects.get().state) == (422, DraftState.SUBMITTED)


def test_the_approver_finds_it_among_the_requests(signed_in, packs, group_officer, second):
    draft = changed(signed_in(group_officer))
    signed_in(group_officer).post(reverse("packs:submission", args=[draft.pk]))
    pages = [signed_in(one).get(reverse("org:requests")).content.decode() for one in (second, group_officer)]
    assert [reverse("packs:draft", args=[draft.pk]) in page for page in pages] == [True, False]


def activation(**given: object) -> dict[str, object]:
    return {"pack": "wardrobe_store", "rank": "product_line", "key": "衣柜", "since": tomorrow()} | given


def wardrobes() -> None:
    ProductModel.objects.create(code="YG-1", name="整体衣柜", line="衣柜")


def test_the_group_puts_a_pack_in_force_for_a_line_and_ends_it(signed_in, packs, group_officer):
    wardrobes()
    client = signed_in(group_officer)
    client.post(reverse("packs:uses"), activation())
    made = Activation.objects.get(pack="wardrobe_store")
    client.post(reverse("packs:ending", args=[made.pk]), {"until": tomorrow() + timedelta(days=9)})
    made.refresh_from_db()
    assert (made.rank, made.key, made.since, made.until) == (
        "product_line",
        "衣柜",
        tomorrow(),
        tomorrow() + timedelta(days=9),
    )


def test_what_has_not_begun_is_undone(signed_in, packs, group_officer):
    wardrobes()
    client = signed_in(group_officer)
    client.post(reverse("packs:uses"), activation())
    made = Activation.objects.get(pack="wardrobe_store")
    client.post(reverse("packs:ending", args=[made.pk]), {"until": local_day(now())})
    assert Activation.objects.on(tomorrow()).filter(pack="wardrobe_store").count() == 0


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"key": "衣帽间"}, 422),
        ({"key": ""}, 422),
        ({"rank": "company"}, 422),
        ({"since": "2026-01-01"}, 409),
    ],
)
def test_what_cannot_be_put_in_force(signed_in, packs, group_officer, given, status):
    wardrobes()
    answer = signed_in(group_officer).post(reverse("packs:uses"), activation(**given))
    assert (answer.status_code, Activation.objects.filter(pack="wardrobe_store").count()) == (status, 0)


def test_a_pack_with_a_blank_is_refused_on_the_page(signed_in, packs, group_officer):
    wardrobes()
    load_text(TENDER.format(value="blank = true"))
    answer = signed_in(group_officer).post(reverse("packs:uses"), activation(pack="tender_goods"))
    assert (answer.status_code, "substitute.hours" in answer.content.decode()) == (409, True)


def test_the_company_keeps_the_figures_its_rooms_need(signed_in, packs, group_officer):
    held = Activation.objects.get(pack="conventions")
    url = reverse("packs:ending", args=[held.pk])
    answer = signed_in(group_officer).post(url, {"until": tomorrow()})
    held.refresh_from_db()
    assert (answer.status_code, held.until) == (409, None)


def test_administrators_do_not_put_packs_in_force(signed_in, packs, administrator):
    wardrobes()
    answer = signed_in(administrator).post(reverse("packs:uses"), activation())
    assert (answer.status_code, Activation.objects.filter(pack="wardrobe_store").count()) == (403, 0)


def test_the_pages_take_few_queries(signed_in, packs, group_officer, django_assert_max_num_queries):
    client = signed_in(group_officer)
    draft = begin(client, "conventions")
    for url in (reverse("packs:draft", args=[draft.pk]), reverse("packs:uses")):
        with django_assert_max_num_queries(25):
            client.get(url)
