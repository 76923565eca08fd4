"""manage.py demo: give the demo company a past of more than a year."""

import time
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from aftersales.demo.history.past import Size, build_past
from core.clock import now
from customers.models import Customer

# More customers than the small demo has: somebody's own data, or a past that was made before.
MOST_BEFORE = 60


class Command(BaseCommand):
    help = "Fill the demo company with customers, staff and finished tickets of the last months"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tickets", type=int, default=60_000)
        parser.add_argument("--months", type=int, default=14)
        parser.add_argument("--customers", type=int, default=3_000)
        parser.add_argument("--assets", type=int, default=20_000)
        parser.add_argument(
            "--seed", type=int, default=1, help="the same seed on the same day gives the same past"
        )
        parser.add_argument("--hours", type=int, default=6, help="hours of the day at which each kind is led")
        parser.add_argument("--today", type=int, default=60, help="visits on today's board")
        parser.add_argument(
            "--now", type=datetime.fromisoformat, help="the instant it is told from, with its offset"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        self._refuse()
        begun = time.monotonic()
        size = Size(**{field.name: options[field.name] for field in fields(Size)})
        made = build_past(size, at=options["now"] or now(), tell=self._tell)
        self.stdout.write(f"{made} tickets in {time.monotonic() - begun:.0f} s")

    def _refuse(self) -> None:
        if not (Path(settings.HOME) / "demo.json").exists():
            raise CommandError("这里不是演示公司；请先运行 up / this is not the demo company: run up first")
        if Customer.objects.count() > MOST_BEFORE:
            raise CommandError("已有客户资料，未作改动 / there are customers already, nothing was changed")

    def _tell(self, words: str) -> None:
        self.stdout.write(f"  {words}")
