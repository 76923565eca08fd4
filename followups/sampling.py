"""Drawing a sample that anyone can draw again, and what it says about all (FUP-09, CNV-09, CNV-20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from statistics import NormalDist

from core.shares import at_least

ALGORITHM = "sha256-order-1"
"""Per stratum: customers by SHA-256 of "seed:customer id" in hex, rising; the first ones are the sample."""


def draw_order(seed: str, customers: Iterable[int]) -> list[int]:
    """Ids of one stratum in the order in which they are drawn."""
    return sorted(customers, key=lambda customer: (draw_key(seed, customer), customer))


def draw_key(seed: str, customer: int) -> str:
    """What a customer is ordered by."""
    return sha256(f"{seed}:{customer}".encode()).hexdigest()


def needed(population: int, percent: int) -> int:
    """A minimum share in whole customers, rounded up (CNV-09)."""
    return at_least(population, percent, 100)


def is_enough(reached: int, population: int, percent: int) -> bool:
    """Is the share reached? Exactly the percentage suffices (CNV-20)."""
    return reached * 100 >= percent * population


@dataclass(frozen=True)
class Interval:
    """A share with its confidence interval, all between 0 and 1."""

    share: float
    low: float
    high: float


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Interval | None:
    """Wilson score interval without continuity correction; None without trials."""
    if not trials:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / trials
    spread = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    middle, scale = share + z * z / (2 * trials), 1 + z * z / trials
    return Interval(share, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
