"""manage.py soak: a year of reports in simulated time, on servers of its own."""

import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aftersales.local.paths import ROOT


class Command(BaseCommand):
    help = "Live through a year of reports with workers that die, and check that none is missed or doubled"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=365, help="how many days (365)")
        parser.add_argument("--seed", type=int, default=1, help="which course of accidents (1)")

    def handle(self, *_args: Any, **options: Any) -> None:
        # A process of its own: it must point Django at the throw-away servers before settings are read.
        given = [f"--days={options['days']}", f"--seed={options['seed']}"]
        sys.exit(subprocess.run([sys.executable, "-m", "benchmarks.soak", *given], cwd=ROOT).returncode)
