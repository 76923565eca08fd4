"""python -m benchmarks.faults: what `manage.py faults` runs."""

import argparse
import importlib
import sys

import django

from aftersales.local.console import Problem, force_utf8, say
from benchmarks.faults.output import show_logs
from benchmarks.faults.world import world


def main() -> int:
    """0 when nothing was lost and nothing done twice."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    force_utf8()
    try:
        with world() as place:
            django.setup()
            story = importlib.import_module("benchmarks.faults.story")  # needs models
            try:
                return int(story.run(place, seconds=options.seconds, seed=options.seed))
            except BaseException:
                show_logs(place.logs)
                raise
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
