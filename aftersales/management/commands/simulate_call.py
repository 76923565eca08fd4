"""manage.py simulate_call: what a switchboard would tell, so that the call bar can be tried without one."""

import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.clock import now
from tickets.enums import CallEvent
from tickets.operations.hotline.calls import Told, take_event


class Command(BaseCommand):
    help = "Let a call come in at an extension: it rings, and with --answer it is taken"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("caller", help="the number that calls")
        parser.add_argument(
            "--extension", default="8001", help="where it rings (the demo's hotline1 sits at 8001)"
        )
        parser.add_argument("--line", default="", help="code or number of the line that was dialled")
        parser.add_argument("--answer", action="store_true", help="the call is answered after two rings")

    def handle(self, *_args: Any, **options: Any) -> None:
        call_id = str(uuid.uuid4())
        self._tell(call_id, CallEvent.RINGING, options)
        if options["answer"]:
            self._tell(call_id, CallEvent.ANSWERED, options, rings=2)
        self.stdout.write(f"{options['caller']} -> {options['extension']} ({call_id})")

    def _tell(self, call_id: str, event: str, options: dict[str, Any], rings: int | None = None) -> None:
        where = {name: options[name] for name in ("extension", "caller", "line")}
        take_event(told=Told(call_id=call_id, event=event, at=now(), rings=rings, **where))
