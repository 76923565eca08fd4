"""A company with the regions of the lists, and a way to run the command."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from org.enums import UnitKind
from org.models import Unit
from tests.factories.org import make_unit
from tests.factories.packs import default_packs

IMPORTED = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TOWNS = {"华东": ("上海", "杭州"), "华南": ("厦门",)}
OTHERS = {
    "华北": ("北京",),
    "华中": ("郑州",),
    "西南": ("重庆",),
    "东北": ("长春",),
}
HEADER = "来电时间,渠道,客户,电话,大区,地址,产品型号,产品,序列号,购买日期,客户描述"
GOOD = (
    "2026-09-01 09:39,shop,杨建晓,17700006294,华东,杭州市西湖区人民路587号,NB-14A,轻薄本 14,"
    "NB-14A-2606-69468,2026-06-24,系统不稳定"
)
RunImport = Callable[..., str]


@pytest.fixture
def _packs() -> None:
    """Only tests that import need packs; the others read files without any table."""


@pytest.fixture
def company(group: Unit, east: Unit, south: Unit) -> dict[str, Unit]:
    """All units of the lists by name."""
    units = {"华东": east, "华南": south}
    for name, towns in (TOWNS | OTHERS).items():
        if name not in units:
            units[name] = make_unit(UnitKind.REGION, f"unit-{len(units)}", name, group)
        for town in towns:
            units[town] = make_unit(UnitKind.PROJECT, f"unit-{len(units)}", town, units[name])
    return units


@pytest.fixture
def run_import(company: dict[str, Unit], tmp_path: Path) -> RunImport:
    """Run `import_calls` on 21 November 2026; gives what it printed."""
    default_packs()

    def run(path: Path, **options: Any) -> str:
        out = StringIO()
        options.setdefault("errors", tmp_path / "errors.csv")
        with time_machine.travel(IMPORTED, tick=False):
            call_command("import_calls", path, stdout=out, **options)
        return out.getvalue()

    return run


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """A list of calls with the usual header and these rows."""

    def write(*rows: str, encoding: str = "utf-8-sig", name: str = "calls.csv", header: str = HEADER) -> Path:
        path = tmp_path / name
        path.write_bytes("\r\n".join([header, *rows, ""]).encode(encoding))
        return path

    return write
