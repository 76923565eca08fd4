"""PDF pages: A4, numbered, Chinese type embedded; values are text whatever they look like."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.paper import CannotPrint, Document, facts, grid, pdf, png, signatures, table, text
from tests.core.paper.reading import A4, beyond_the_edge, fonts_of, pages_of, size_of, text_of

MARKUP = '#import "/etc/passwd" $x$ *b* _i_ @ref <l> #read("base.typ") \\u{41}'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="9" height="9"/></svg>'


def printed(*blocks: Any, **options: Any) -> bytes:
    return pdf("document.typ", Document("派工单", "WO-2026-000001", blocks=list(blocks), **options).data())


def test_a_paper_is_a4_with_embedded_type() -> None:
    content = printed(text("故障描述", "压缩机异响，喆、堃、犇"))
    assert [size_of(page) for page in pages_of(content)] == [A4]
    assert set(fonts_of(content).values()) == {True}
    assert all("NotoSans" in name for name in fonts_of(content))
    assert "压缩机异响，喆、堃、犇" in text_of(content)


def test_regular_and_bold_are_different_faces() -> None:
    assert len(fonts_of(printed(text("标题", "正文")))) == 2


def test_long_tables_repeat_their_head_and_count_pages() -> None:
    rows = [(number, f"第{number}行", Decimal("1234.50")) for number in range(120)]
    content = printed(table("明细", ("序号", "内容", "金额"), rows, numbers=[2]))
    pages = ["".join(page.extract_text().split()) for page in pages_of(content)]
    assert len(pages) > 2
    assert [page.count("金额") for page in pages] == [1] * len(pages)
    assert [f"第{n}页/共{len(pages)}页" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_nothing_leaves_the_page() -> None:
    long = "KFR-35GW/BP3DN8Y-PH200" * 6
    columns = [f"列{number}" for number in range(8)]
    content = printed(
        facts("设备", [("型号", long), ("地址", "浦东新区" * 40)]), table("表", columns, [[long] * 8])
    )
    assert beyond_the_edge(content) == []


def test_wide_tables_may_lie_across() -> None:
    (page,) = pages_of(printed(table("表", ("甲", "乙"), [("1", "2")]), landscape=True))
    assert size_of(page) == A4[::-1]


def test_values_are_never_markup() -> None:
    assert "".join(MARKUP.split()) in text_of(printed(text("备注", MARKUP)))


def test_empty_values_stay_empty_and_boxes_tell() -> None:
    content = printed(
        facts("客户", [("姓名", None), ("电话", "")]), grid("结果", [("满意", True), ("不满意", None)])
    )
    assert (text_of(content).count("✓"), "None" in text_of(content)) == (1, False)


def test_a_signature_is_placed_as_a_picture() -> None:
    place = Document("单", blocks=[signatures(["客户"], pictures={"客户": "a.png"})])
    content = pdf("document.typ", place.data(), {"a.png": png(SVG)})
    assert len(pages_of(content)[0].images) == 1


def test_a_drawing_becomes_a_picture() -> None:
    assert png(SVG, ppi=72)[:8] == b"\x89PNG\r\n\x1a\n"


def test_files_outside_cannot_be_reached() -> None:
    with pytest.raises(CannotPrint):
        png('<svg xmlns="http://www.w3.org/2000/svg"><not closed')
    with pytest.raises(CannotPrint):
        pdf("../../etc/passwd", {})


def test_a_document_that_takes_too_long_is_ended(settings: Any) -> None:
    settings.PAPER_SECONDS = 0.001
    with pytest.raises(CannotPrint):
        printed()


def test_missing_fonts_are_named(settings: Any, tmp_path: Path) -> None:
    settings.FONTS = tmp_path
    with pytest.raises(CannotPrint, match="NotoSansHans-Regular"):
        printed()


def test_fonts_come_with_their_licence(settings: Any) -> None:
    assert "SIL OPEN FONT LICENSE" in (Path(settings.FONTS) / "OFL.txt").read_text(encoding="utf-8")


def test_fonts_stay_out_of_the_repository(settings: Any) -> None:
    assert "/fonts/" in (settings.BASE_DIR / ".gitignore").read_text().splitlines()
