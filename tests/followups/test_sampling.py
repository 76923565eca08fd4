"""Drawing and judging samples: repeatable, rounded up, with the published intervals."""

import pytest

from followups import sampling


def test_the_order_is_that_of_the_published_hash() -> None:
    keys = {n: sampling.draw_key("seed", n) for n in (1, 2, 3)}
    assert sampling.draw_order("seed", [3, 1, 2]) == sorted(keys, key=lambda n: keys[n])


def test_the_key_is_plain_sha256() -> None:
    assert sampling.draw_key("abc", 7) == ("b490d822e84fb6f8c0b3027be75007ecd25ff3e52cf3eb27e376a499516a063e")


def test_the_order_does_not_depend_on_the_order_given() -> None:
    assert sampling.draw_order("s", range(50)) == sampling.draw_order("s", reversed(range(50)))


def test_another_seed_gives_another_order() -> None:
    assert sampling.draw_order("s", range(50)) != sampling.draw_order("t", range(50))


@pytest.mark.parametrize(("population", "expected"), [(137, 28), (100, 20), (1, 1), (0, 0), (5, 1), (6, 2)])
def test_shares_are_rounded_up(population: int, expected: int) -> None:
    assert sampling.needed(population, 20) == expected


@pytest.mark.parametrize(("reached", "expected"), [(20, True), (19, False), (21, True)])
def test_exactly_the_percentage_suffices(reached: int, expected: bool) -> None:
    assert sampling.is_enough(reached, 100, 20) is expected


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_newcombes_published_intervals(
    successes: int, trials: int, low: float, high: float
) -> None:
    found = sampling.wilson(successes, trials)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_without_trials_there_is_no_interval() -> None:
    assert sampling.wilson(0, 0) is None


def test_everybody_satisfied_ends_at_one() -> None:
    found = sampling.wilson(20, 20)
    assert found is not None
    assert (round(found.low, 4), found.high) == (0.8389, 1.0)
