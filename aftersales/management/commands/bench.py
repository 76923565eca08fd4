"""manage.py bench: what pages and sweeps cost, on servers of its own."""

import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aftersales.local.paths import ROOT


class Command(BaseCommand):
    help = "Measure list, search, page, creation and sweep beside raw SQL and a bare Django view"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sizes", default="10000,100000", help="how many tickets, one run each")
        parser.add_argument("--runs", type=int, default=30, help="how often each page is asked for")
        parser.add_argument(
            "--clocks", default="1000000", help="open clocks at the most; 0 leaves promises out"
        )
        parser.add_argument(
            "--contacts", default="1000000", help="customers among whom callers are found; 0 for none"
        )
        parser.add_argument("--users", default="8", help="people at once; 0 for none")
        parser.add_argument("--no-browser", action="store_true", help="leave out the pages in Chromium")

    def handle(self, *_args: Any, **options: Any) -> None:
        # A process of its own: it must point Django at the throw-away servers before settings are read.
        given = [f"--{name}={options[name]}" for name in ("sizes", "runs", "clocks", "contacts", "users")]
        given += ["--no-browser"] if options["no_browser"] else []
        sys.exit(subprocess.run([sys.executable, "-m", "benchmarks.bench", *given], cwd=ROOT).returncode)
