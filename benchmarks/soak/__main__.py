"""python -m benchmarks.soak: what `manage.py soak` runs."""

import argparse
import importlib
import os
import sys

import django

from aftersales.local.console import Problem, force_utf8, say
from aftersales.local.testing import throw_away
from benchmarks.soak.worktime import story as worktime


def main() -> int:
    """0 when no promise was computed wrongly and no report missed or doubled."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=365, help="how many days of reports")
    parser.add_argument("--cases", type=int, default=1_000_000, help="how many promises are counted by hand")
    parser.add_argument("--seed", type=int, default=1, help="which cases and which course of accidents")
    options = parser.parse_args()
    force_utf8()
    wrong = worktime.run(cases=options.cases, seed=options.seed)
    return max(_days(options), int(wrong > 0))


def _days(options: argparse.Namespace) -> int:
    if not options.days:
        return 0
    try:
        with throw_away() as env:
            os.environ.update(
                env | {"DJANGO_SETTINGS_MODULE": "benchmarks.bench.settings", "LOG_LEVEL": "WARNING"}
            )
            django.setup()
            story = importlib.import_module("benchmarks.soak.story")  # needs models
            return int(story.run(days=options.days, seed=options.seed))
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
