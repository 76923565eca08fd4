"""The group sees who has sent what, and who has not."""

from collections.abc import Callable

import pytest
from django.test import Client

from org.enums import UnitKind
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.queries.runs import matrix
from tests.factories.org import make_unit
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of


@pytest.mark.requirement("RPT-23")
def test_of_four_regions_with_one_missing_three_are_green_and_one_red(
    group: Unit, group_officer: User, packs: None, signed_in: Callable[[User], Client]
) -> None:
    names = {"east": "华东", "south": "华南", "north": "华北", "west": "西南"}
    regions = [make_unit(UnitKind.REGION, code, name, group) for code, name in names.items()]
    round_at("2026-03-11T00:10")
    for region in regions[:3]:
        run = run_of(ReportKind.DAILY, region)
        operations.send(run=run, by=group_officer, at=local("2026-03-11T08:00"))
    shown = matrix(group_officer, at=local("2026-03-11T09:00:01"))
    newest = {unit.code: cells[0].code for unit, cells in shown.rows}
    assert newest == {"east": "sent", "south": "sent", "north": "sent", "west": "missing"}
    assert (shown.heads[0], shown.sums[0]) == ("2026-03-10", (3, 4))


def test_every_kind_has_its_matrix(
    east: Unit, manager: User, packs: None, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(manager)
    for code in ReportKind.values:
        assert client.get(f"/reports/?kind={code}").status_code == 200
    assert client.get("/reports/?kind=nothing").status_code == 404


def test_a_region_reads_no_others_reports(east: Unit, stranger: User, packs: None) -> None:
    round_at("2026-03-11T00:10")
    assert not ReportRun.objects.visible_to(stranger).filter(unit=east).exists()
