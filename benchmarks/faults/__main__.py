"""python -m benchmarks.faults: what `manage.py faults` runs."""

import argparse
import importlib
import sys

import django

from aftersales.local import chromium, node
from aftersales.local.console import Problem, force_utf8, say
from benchmarks.faults.output import show_logs
from benchmarks.faults.world import World, world


def main() -> int:
    """0 when nothing was lost and nothing done twice."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phone", action="store_true")
    options = parser.parse_args()
    force_utf8()
    try:
        with world() as place:
            django.setup()
            try:
                return _run(place, options)
            except BaseException:
                show_logs(place.logs)
                raise
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1


def _run(place: World, options: argparse.Namespace) -> int:
    """The hotline and its doors, or the day of a phone; both need models."""
    if options.phone:
        node.build()
        chromium.ensure()
        return int(importlib.import_module("benchmarks.faults.cellar").run(place, seed=options.seed))
    story = importlib.import_module("benchmarks.faults.story")
    return int(story.run(place, seconds=options.seconds, seed=options.seed))


if __name__ == "__main__":
    sys.exit(main())
