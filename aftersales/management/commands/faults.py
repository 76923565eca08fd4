"""manage.py faults: kill -9 in the middle of work, then count."""

import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aftersales.local.paths import ROOT


class Command(BaseCommand):
    help = "Kill our processes at random on servers of its own, and check that nothing is lost or done twice"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seconds", type=float, default=60, help="how long to kill (60)")
        parser.add_argument("--seed", type=int, default=1, help="which course of accidents (1)")

        parser.add_argument(
            "--phone",
            action="store_true",
            help="instead: eight hours of a phone without network, then a bad one",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        # A process of its own: it must point Django at the throw-away servers before settings are read.
        command = [sys.executable, "-m", "benchmarks.faults"]
        given = [f"--seconds={options['seconds']}", f"--seed={options['seed']}"]
        if options["phone"]:
            given.append("--phone")
        sys.exit(subprocess.run([*command, *given], cwd=ROOT).returncode)
