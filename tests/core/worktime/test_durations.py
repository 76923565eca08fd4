"""Reading and comparing lengths."""

import pytest

from core.worktime import Duration, Unit


def test_a_length_is_read_and_written_as_its_unit_and_amount():
    assert Duration.parse({"hours": 24}) == Duration(Unit.HOURS, 24)
    assert Duration.parse({"hours": 24}).as_json() == {"hours": 24}


@pytest.mark.parametrize("value", [None, {}, {"hours": 0}, {"hours": "2"}, {"hours": True}, {"weeks": 1}, 24])
def test_other_values_are_refused(value):
    with pytest.raises(ValueError, match=r"expected|unknown|whole number"):
        Duration.parse(value)


def test_lengths_compare_across_units():
    lengths = [Duration(Unit.MONTHS, 1), Duration(Unit.HOURS, 30), Duration(Unit.DAYS, 1)]
    assert sorted(lengths, key=lambda one: one.rough)[0] == Duration(Unit.DAYS, 1)
    assert Duration(Unit.YEARS, 1).months == 12
