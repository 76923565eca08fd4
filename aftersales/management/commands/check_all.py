"""manage.py check_all: every check of the source, and the largest pieces of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aftersales.quality import checks
from aftersales.quality.sizes import Sizes, measure


class Command(BaseCommand):
    help = "Run linter, formatters, types, import contracts, migrations and deployment checks; print sizes"
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        failed = [outcome.title for outcome in checks.run(checks.checks()) if not self._tell(outcome)]
        for sizes in measure():
            self._show(sizes)
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")

    def _tell(self, outcome: checks.Outcome) -> bool:
        self.stdout.write(f"{'ok    ' if outcome.passed else 'FAILED'} {outcome.title}")
        if not outcome.passed:
            self.stdout.write(outcome.output)
        return outcome.passed

    def _show(self, sizes: Sizes) -> None:
        self.stdout.write(sizes.summary)
        for lines, piece in sizes.largest:
            self.stdout.write(f"  {lines:>5} {piece}")
