"""The catalogue and the marks of the tests agree."""

from io import StringIO

import pytest
from django.core.management import call_command

from aftersales.quality.proofs import catalogue, marks

KNOWN = {requirement for chapter in catalogue() for requirement in chapter.ids}


def printed(*options: str) -> list[str]:
    out = StringIO()
    call_command("requirements", *options, stdout=out)
    return out.getvalue().splitlines()


def test_the_catalogue_holds_491_requirements() -> None:
    assert sum(len(chapter.ids) for chapter in catalogue()) == len(KNOWN) == 491


def test_every_mark_names_a_requirement() -> None:
    assert set(marks()) - KNOWN == set()


def test_the_last_line_counts_what_is_proven() -> None:
    assert printed()[-1] == f"proven {len(set(marks()) & KNOWN)} of 491"


def test_every_chapter_is_listed() -> None:
    titles = [line.rpartition(":")[0] for line in printed() if line[0].isdigit()]
    assert titles == [chapter.title for chapter in catalogue()]


def test_the_tests_can_be_named() -> None:
    proof = "    CNV-10 tests/core/test_money.py::test_fifteen_per_cent_of_11050_50"
    assert proof in printed("--tests")


def test_unknown_options_are_refused() -> None:
    with pytest.raises(TypeError):
        call_command("requirements", nonsense=True)
