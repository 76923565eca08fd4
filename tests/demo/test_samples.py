"""The sample files: good ones are taken, each bad one is refused for its own reason."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from aftersales.demo.samples import write_samples
from core.lists.files import lines, open_source
from core.lists.sheets import as_list
from core.uploads.documents import office_kind
from core.uploads.errors import BadFile
from core.uploads.kinds import kind_of
from core.uploads.pictures import clean_picture
from customers.importing.columns import read_header
from customers.importing.rows import SaleRow, read
from org.places import company as places
from tests.tickets.importing.conftest import RunImport, company, run_import  # noqa: F401 -- fixtures

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder, today=TODAY)
    return folder


def test_there_are_twenty_photos_and_five_signatures(samples: Path) -> None:
    assert (len(list(samples.glob("photo-[0-9]*.jpg"))), len(list(samples.glob("signature-*.png")))) == (
        20,
        5,
    )


def test_a_photo_is_taken_without_its_position(samples: Path) -> None:
    given = (samples / "photo-01.jpg").read_bytes()
    kept, _kind = clean_picture(given)
    assert Image.open(io.BytesIO(given)).getexif().get_ifd(0x8825)
    assert not Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825)


@pytest.mark.parametrize(("name", "why"), [("photo-new-iphone.heic", "HEIC"), ("virus-test.jpg", "病毒")])
def test_what_people_can_mend_is_named(samples: Path, name: str, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        kind_of((samples / name).read_bytes())


@pytest.mark.parametrize("name", ["photo-cut-off.jpg", "picture-bomb.png"])
def test_pictures_that_cannot_be_read_are_refused(samples: Path, name: str) -> None:
    with pytest.raises(BadFile):
        clean_picture((samples / name).read_bytes())


def test_a_zip_bomb_is_refused_and_a_program_is_no_picture(samples: Path) -> None:
    with (samples / "zip-bomb.xlsx").open("rb") as file, pytest.raises(BadFile):
        office_kind(file)
    assert kind_of((samples / "program-named-photo.jpg").read_bytes()) is None


@pytest.mark.django_db
def test_the_lists_hold_what_their_names_say(samples: Path, tmp_path: Path, run_import: RunImport) -> None:  # noqa: F811
    with (samples / "calls-5-percent-bad.xlsx").open("rb") as file:
        as_list(file, tmp_path / "sheet.csv")
    clean = run_import(samples / "calls-clean.csv", dry_run=True)
    faulty = run_import(tmp_path / "sheet.csv", dry_run=True)
    dirty = run_import(samples / "calls-dirty-gb18030.csv", dry_run=True)
    assert ("可导入 100 行" in clean, "未导入 0 行" in clean) == (True, True)
    assert ("可导入 95 行" in faulty, "未导入 5 行" in faulty) == (True, True)
    assert ("可导入 95 行" in dirty, "未导入 6 行" in dirty) == (True, True)


@pytest.mark.django_db
def test_the_list_of_sales_has_ninety_five_good_rows(samples: Path, company: dict[str, object]) -> None:  # noqa: F811
    source = open_source(samples / "sales-gb18030.csv", read_header)
    read_rows = [read(line.cells, source.columns, places(), today=TODAY) for line in lines(source)]
    assert (source.encoding, sum(isinstance(row, SaleRow) for row in read_rows), len(read_rows)) == (
        "gb18030",
        95,
        100,
    )


def test_written_again_nothing_changes(samples: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in samples.iterdir()}
    write_samples(samples, today=TODAY)
    assert {path: path.stat().st_mtime_ns for path in samples.iterdir()} == before
