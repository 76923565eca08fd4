"""`manage.py catalogue`: bring the English catalogue in step with the source, and tell what it lacks."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aftersales.quality.messages.catalogue import bring_up, faults, write

LANGUAGE = "en"


class Command(BaseCommand):
    help = "Bring the English catalogue in step with the texts of the source."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing, fail when something is missing"
        )
        parser.add_argument("--take", type=Path, help="a JSON file of translations by their Chinese words")

    def handle(self, *_args: Any, check: bool = False, take: Path | None = None, **_options: Any) -> None:
        if not check:
            given = json.loads(take.read_text(encoding="utf-8")) if take else None
            write(LANGUAGE, bring_up(LANGUAGE, given))
        found = list(faults(LANGUAGE))
        self.stdout.write("\n".join(found))
        if check and found:
            raise CommandError(f"{len(found)} texts")
        self.stdout.write(f"{len(found)} texts to mend")
