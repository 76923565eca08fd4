"""manage.py requirements: what of the catalogue is proven by a test, and what is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aftersales.quality.proofs import catalogue, marks


class Command(BaseCommand):
    help = "Print per chapter which requirements are proven by a test; the last line counts them"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tests", action="store_true", help="name the tests of each requirement")

    def handle(self, *_args: Any, **options: Any) -> None:
        proofs, chapters = marks(), catalogue()
        for chapter in chapters:
            proven = [requirement for requirement in chapter.ids if requirement in proofs]
            missing = [requirement for requirement in chapter.ids if requirement not in proofs]
            self.stdout.write(f"{chapter.title}: {len(proven)} of {len(chapter.ids)}")
            self._line("proven", proven)
            self._line("not yet", missing)
            if options["tests"]:
                self._tests({requirement: proofs[requirement] for requirement in proven})
        known = [requirement for chapter in chapters for requirement in chapter.ids]
        self.stdout.write(f"proven {sum(one in proofs for one in known)} of {len(known)}")

    def _line(self, title: str, ids: list[str]) -> None:
        if ids:
            self.stdout.write(f"  {title}: {' '.join(ids)}")

    def _tests(self, proofs: dict[str, list[str]]) -> None:
        for requirement, tests in proofs.items():
            for test in tests:
                self.stdout.write(f"    {requirement} {test}")
