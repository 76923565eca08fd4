"""What keeps a pack from being put in force."""

import pytest

from core.actors import SYSTEM
from packs.models import Activation
from packs.operations import CannotActivate, activate
from tests.factories.packs import INSTALLED, default_packs, load_text

pytestmark = pytest.mark.django_db

TENDER = """
pack = "tender_goods"
version = 1
title = "招标产品"
source = "001-S"
kind = "seed"
[substitute.hours]
title = "未修复时提供代用品的小时数"
{value}
"""
ONLY_TIME = """
pack = "partial"
version = 1
title = "只有一种时限"
source = "约定"
kind = "conv"
[clocks]
[[clocks.rules]]
id = "one"
title = "只有一种"
kind = "{kind}"
target = {{ hours = 2 }}
"""
TYPE = """
pack = "drones"
version = 1
title = "无人机"
source = "约定"
kind = "conv"
[problem_types]
[[problem_types.types]]
id = "crash"
title = "坠机"
facts = {{ {facts} }}
{responsible}
"""


def faults(*packs: str) -> dict[str, str]:
    with pytest.raises(CannotActivate) as refused:
        activate(packs=packs, by=SYSTEM, at=INSTALLED)
    assert Activation.objects.filter(pack__in=packs).count() == 0
    return {fault.field: fault.words for fault in refused.value.faults}


@pytest.mark.requirement("CNV-16")
def test_a_blank_mandatory_figure_is_named():
    load_text(TENDER.format(value="blank = true"))
    assert faults("tender_goods") == {"substitute.hours": "「未修复时提供代用品的小时数」尚未填写"}


def test_the_filled_pack_is_activated():
    load_text(TENDER.format(value="value = 24"))
    made = activate(packs=["tender_goods"], rank="contract", key="C-1", by=SYSTEM, at=INSTALLED)
    assert [(one.pack_id, one.rank, one.key) for one in made] == [("tender_goods", "contract", "C-1")]


def test_an_unknown_pack_is_named():
    assert list(faults("nothing")) == ["nothing"]


@pytest.mark.requirement("SLA-29")
@pytest.mark.parametrize("kind", ["reply", "complete"])
def test_a_type_without_one_of_its_times_is_refused(kind):
    default_packs()
    Activation.objects.filter(pack="service_levels_2026").delete()
    load_text(ONLY_TIME.format(kind="complete" if kind == "reply" else "reply"))
    found = faults("partial")
    assert {field.rpartition(".")[2] for field in found} == {kind}


@pytest.mark.requirement("SLA-29")
def test_a_type_without_responsible_person_is_refused():
    default_packs()
    load_text(TYPE.format(facts='service_type = "crash"', responsible=""))
    assert faults("drones") == {"problem_types.types.crash.responsible": "缺少责任岗位"}


def test_a_whole_type_is_activated():
    default_packs()
    load_text(TYPE.format(facts='service_type = "crash"', responsible='responsible = "manager"'))
    assert len(activate(packs=["drones"], by=SYSTEM, at=INSTALLED)) == 1


def test_a_figure_that_a_room_cannot_do_without_is_named():
    load_text(TENDER.format(value="value = 24").replace("substitute.hours", "urgency.words"))
    assert faults("tender_goods") == {
        "urgency.words": "「未修复时提供代用品的小时数」类型不符",
    }


def test_a_set_without_a_needed_figure_is_refused():
    load_text(TENDER.format(value='value = ["漏电"]').replace("substitute.hours", "urgency.words"))
    assert faults("tender_goods") == {"urgency.site_classes": "缺少「site_classes」"}


def test_a_clock_rule_left_blank_is_named_by_its_id():
    default_packs()
    assert list(faults("tender_goods")) == ["clocks.rules.substitute_hours"]
