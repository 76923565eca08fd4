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

    def handle(self, *_args: Any, **options: Any) -> None:
        # A process of its own: it must point Django at the throw-away servers before settings are read.
        given = [f"--sizes={options['sizes']}", f"--runs={options['runs']}"]
        sys.exit(subprocess.run([sys.executable, "-m", "benchmarks.bench", *given], cwd=ROOT).returncode)
