"""python -m benchmarks.soak: what `manage.py soak` runs."""

import argparse
import importlib
import os
import sys

import django

from aftersales.local.console import Problem, force_utf8, say
from aftersales.local.testing import throw_away


def main() -> int:
    """0 when the days passed without a missed or doubled report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=365, help="how many days of reports")
    parser.add_argument("--seed", type=int, default=1, help="which course of accidents")
    options = parser.parse_args()
    force_utf8()
    try:
        with throw_away() as env:
            os.environ.update(env | {"DJANGO_SETTINGS_MODULE": "benchmarks.bench.settings"})
            django.setup()
            story = importlib.import_module("benchmarks.soak.story")  # needs models
            return int(story.run(days=options.days, seed=options.seed))
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
