"""python -m benchmarks.bench: what `manage.py bench` runs."""

import argparse
import importlib
import os
import sys

import django

from aftersales.local.console import Problem, force_utf8, say
from aftersales.local.testing import throw_away


def main() -> int:
    """0 when the table was printed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10000,100000", help="how many tickets, one run each")
    parser.add_argument("--runs", type=int, default=30, help="how often each page is asked for")
    parser.add_argument("--clocks", type=int, default=1_000_000, help="how many open clocks at the most")
    parser.add_argument(
        "--contacts", type=int, default=1_000_000, help="customers among whom callers are found"
    )
    parser.add_argument("--users", type=int, default=8, help="people at once")
    parser.add_argument("--no-browser", action="store_true", help="leave out the pages in Chromium")
    options = parser.parse_args()
    force_utf8()
    try:
        with throw_away() as env:
            quiet = {"LOG_LEVEL": "WARNING", "DJANGO_SETTINGS_MODULE": "benchmarks.bench.settings"}
            os.environ.update(env | quiet)
            django.setup()
            story = importlib.import_module("benchmarks.bench.story")  # needs models
            sizes = [int(size) for size in options.sizes.split(",") if size]
            beyond = (options.clocks, options.contacts, options.users, not options.no_browser)
            story.run(story.Extent(sizes, options.runs, *beyond))
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
