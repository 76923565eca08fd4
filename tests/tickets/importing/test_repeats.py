"""The same row is one ticket, however often and however written it comes."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from customers.models import Customer
from org.models import Unit
from tests.tickets.importing.conftest import GOOD, RunImport
from tickets.models import ImportBatch, ImportRow, Ticket

Listed = Callable[..., Path]
SHORT = ",".join(GOOD.split(",")[:8])
FORMULA = GOOD.replace("系统不稳定", '"=HYPERLINK(""http://x"",""点我"")坏了"').replace("华东", "火星")


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_the_same_file_again_adds_nothing(run_import: RunImport, listed: Listed) -> None:
    path = listed(GOOD, SHORT)
    run_import(path)
    told = run_import(path)
    assert (Ticket.objects.count(), ImportBatch.objects.count(), ImportRow.objects.count()) == (1, 1, 2)
    assert "导入 1 行（本次新增 0，以前已导入 1）" in told


@pytest.mark.parametrize(
    "row",
    [
        GOOD,
        GOOD.replace("2026-09-01 09:39", "2026年9月1日 9:39"),
        GOOD.replace("17700006294", "+86 177-0000-6294"),
        GOOD.replace("shop", "门店"),
        GOOD.replace("NB-14A-2606-69468", "nb-14a-2606-69468 "),
        GOOD.replace("2026-06-24", "2026/6/24"),
    ],
)
def test_the_same_row_in_another_encoding_or_spelling_is_a_repeat(
    run_import: RunImport, listed: Listed, row: str
) -> None:
    run_import(listed(GOOD))
    run_import(listed(row, encoding="gb18030", name="other.csv"))
    number = Ticket.objects.get().number
    assert ImportRow.objects.get(state="rejected").words == f"重复：已登记为 {number}"


def test_a_row_twice_in_one_file_is_one_ticket(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(GOOD, GOOD))
    assert Ticket.objects.count() == 1
    assert ImportRow.objects.get(state="rejected").words == "重复：与第 2 行相同"


def test_another_time_of_the_same_words_is_another_call(run_import: RunImport, listed: Listed) -> None:
    run_import(listed(GOOD, GOOD.replace("09:39", "09:39:30")))
    assert Ticket.objects.count() == 2


def test_the_error_file_has_the_same_columns_and_the_reason(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    run_import(listed(GOOD, SHORT, FORMULA))
    header, short, formula = read(tmp_path / "errors.csv")
    assert (header[0], header[-2:], len(short), len(formula)) == ("来电时间", ["客户描述", "原因"], 12, 12)
    assert (short[-1], formula[-1]) == ("列数不足：应有 11 列，只有 8 列", "没有这个大区：火星")
    assert formula[-2] == '\'=HYPERLINK("http://x","点我")坏了'


def test_a_corrected_error_file_imports_and_formulas_are_as_they_were(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    run_import(listed(GOOD, FORMULA))
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(
        (tmp_path / "errors.csv").read_text("utf-8-sig").replace("火星", "华东"), encoding="gb18030"
    )
    run_import(corrected, errors=tmp_path / "errors2.csv")
    added = Ticket.objects.order_by("-pk")[0]
    assert (Ticket.objects.count(), added.description) == (2, '=HYPERLINK("http://x","点我")坏了')
    assert not (tmp_path / "errors2.csv").exists()


def test_an_error_file_imported_uncorrected_gives_the_same_error_file(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    run_import(listed(FORMULA))
    run_import(tmp_path / "errors.csv", errors=tmp_path / "errors2.csv")
    assert read(tmp_path / "errors2.csv") == read(tmp_path / "errors.csv")


def test_an_older_error_file_with_other_rows_is_not_overwritten(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    (tmp_path / "errors.csv").write_text("正在更正", encoding="utf-8")
    run_import(listed(SHORT))
    assert (tmp_path / "errors.csv").read_text("utf-8") == "正在更正"
    assert len(read(tmp_path / "errors-2.csv")) == 2


def test_the_error_file_stands_beside_the_list_by_itself(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    told = run_import(listed(SHORT), errors=None)
    assert (tmp_path / "calls-未导入.csv").exists()
    assert "calls-未导入.csv" in told


def test_a_rejected_row_is_tried_again_when_the_region_exists(
    run_import: RunImport, listed: Listed, company: dict[str, Unit]
) -> None:
    path = listed(GOOD.replace("华东", "火星"))
    run_import(path)
    Unit.objects.filter(name="东北").update(name="火星")
    run_import(path)
    assert (Ticket.objects.get().region.name, ImportRow.objects.get().state) == ("火星", "accepted")


def test_a_trial_run_tells_the_same_and_writes_nothing(
    run_import: RunImport, listed: Listed, tmp_path: Path
) -> None:
    path = listed(GOOD, GOOD, SHORT)
    told = run_import(path, dry_run=True, batch_size=1)
    assert (Ticket.objects.count(), Customer.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)
    assert "可导入 1 行（其中以前已导入 0）" in told
    assert len(read(tmp_path / "errors.csv")) == 3


@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_size_of_the_batches_changes_nothing(run_import: RunImport, listed: Listed, size: int) -> None:
    rows = [GOOD.replace("系统不稳定", f"第{number}次") for number in range(4)]
    run_import(listed(*rows, rows[0]), batch_size=size)
    assert (Ticket.objects.count(), Customer.objects.count()) == (4, 1)
    assert ImportRow.objects.filter(state="rejected").count() == 1
