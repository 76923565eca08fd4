"""All checks of the source pass; this is how they become part of every test run."""

import pytest

from aftersales.quality.checks import Check, checks, run
from aftersales.quality.sizes import measure


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.title)
def test_the_source_passes(check: Check) -> None:
    (outcome,) = run([check])
    assert outcome.passed, outcome.output


def test_a_failing_program_is_told(tmp_path: object) -> None:
    (outcome,) = run([Check("always fails", ["false"])])
    assert (outcome.title, outcome.passed) == ("always fails", False)


def test_sizes_are_measured_and_sorted() -> None:
    sizes = {kind.title: kind.largest for kind in measure()}
    assert list(sizes) == ["files", "functions", "templates", "tests"]
    assert all(largest == sorted(largest, reverse=True) and len(largest) == 10 for largest in sizes.values())
