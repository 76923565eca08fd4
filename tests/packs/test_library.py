"""The pack files of the library and their loading."""

import pytest
from django.db import InternalError, transaction

from core.actors import SYSTEM
from core.models import AppendOnlyError, Event
from org.operations.calendar import load_published_years
from packs.models import Activation, PackSection
from packs.operations import PackChanged, PackFile, install, library, load
from packs.schemas import faults_of
from tests.factories.packs import INSTALLED, default_packs

pytestmark = pytest.mark.django_db

ONE = """
pack = "trial"
version = 1
title = "试行"
source = "约定"
kind = "conv"
[conventions.follow_up_days]
title = "回访"
value = 7
"""
WITH_ANOTHER_SECTION = ONE + '[urgency.words]\ntitle = "词语"\nvalue = ["漏电"]\n'


def test_loading_again_adds_nothing():
    default_packs()
    before = (PackSection.objects.count(), Activation.objects.count(), Event.objects.count())
    install(by=SYSTEM, at=INSTALLED)
    assert (PackSection.objects.count(), Activation.objects.count(), Event.objects.count()) == before


def test_a_missing_section_may_be_added_later():
    load(PackFile.read(ONE), by=SYSTEM, at=INSTALLED)
    added = load(PackFile.read(WITH_ANOTHER_SECTION), by=SYSTEM, at=INSTALLED)
    assert [row.section for row in added] == ["urgency"]


def test_a_changed_section_is_refused():
    load(PackFile.read(ONE), by=SYSTEM, at=INSTALLED)
    with pytest.raises(PackChanged, match="trial v1: conventions"):
        load(PackFile.read(ONE.replace("value = 7", "value = 8")), by=SYSTEM, at=INSTALLED)
    assert PackSection.objects.get(pack="trial").figure("follow_up_days") == 7


def test_figures_take_source_and_basis_of_their_file():
    load(PackFile.read(ONE), by=SYSTEM, at=INSTALLED)
    figure = PackSection.objects.get(pack="trial").figures["follow_up_days"]
    assert (figure["source"], figure["basis"]) == ("约定", "conv")


def test_sections_are_written_once():
    load(PackFile.read(ONE), by=SYSTEM, at=INSTALLED)
    row = PackSection.objects.get(pack="trial")
    with pytest.raises(AppendOnlyError):
        row.save()


def test_the_database_refuses_a_change_too():
    load(PackFile.read(ONE), by=SYSTEM, at=INSTALLED)
    row = PackSection.objects.get(pack="trial")
    with pytest.raises(InternalError, match="written once"), transaction.atomic():
        PackSection.objects.filter(pk=row.pk)._raw_delete("default")


@pytest.mark.parametrize("file", library(), ids=lambda file: f"{file.head['pack']}-{file.head['version']}")
def test_every_figure_of_the_library_has_title_and_source(file):
    load(file, by=SYSTEM, at=INSTALLED)
    for section in PackSection.objects.filter(pack=file.head["pack"]):
        rows = [
            row
            for value in section.figures.values()
            for row in (value if isinstance(value, list) else [value])
        ]
        assert [row for row in rows if not (row["title"] and row["source"] and row["basis"])] == []


@pytest.mark.parametrize("file", library(), ids=lambda file: f"{file.head['pack']}-{file.head['version']}")
def test_every_section_of_the_library_fits_its_kind(file):
    load_published_years(by=SYSTEM, at=INSTALLED)
    load(file, by=SYSTEM, at=INSTALLED)
    rows = PackSection.objects.filter(pack=file.head["pack"])
    found = [f"{row.section}.{fault.field}" for row in rows for fault in faults_of(row.section, row.figures)]
    assert found == (["clocks.rules.substitute_hours"] if file.head["pack"] == "tender_goods" else [])


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("fines", "phone_off", "10"),
        ("fines", "phone_off", 10),
        ("phone_hours", "from", "8:00"),
        ("deductions", "most_percent", "100"),
        ("release", "inspections", "self_check"),
    ],
)
def test_a_figure_of_another_type_is_named(section, name, value):
    figure = {"title": "某条", "value": value, "source": "约定", "basis": "conv"}
    assert [fault.field for fault in faults_of(section, {name: figure})] == [name]


@pytest.mark.parametrize("lack", [{"source": ""}, {"basis": "rumour"}, {"requirements": ["第三条"]}])
def test_a_figure_without_source_basis_or_requirement_is_named(lack):
    figure = {"title": "某条", "value": 1, "source": "约定", "basis": "conv"} | lack
    assert [fault.field for fault in faults_of("anything", {"one": figure})] == ["one"]
