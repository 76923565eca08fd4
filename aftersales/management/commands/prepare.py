"""manage.py prepare: what a data folder needs before the first visitor."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from aftersales.demo.build import build_demo
from aftersales.demo.ground import lay_ground
from aftersales.demo.samples import FOLDER, write_samples
from aftersales.restored import take_over
from core.clock import local_day, now
from org.models import User
from org.operations.people import set_active
from packs.operations import PackChanged
from privacy.operations.replaying import replay


class Command(BaseCommand):
    help = "Load policy packs and the calendar, erase again what a restore brought back; with --demo also build the demo company once"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="build the demo company in an empty data folder"
        )
        parser.add_argument("--base-url", default=settings.PUBLIC_BASE_URL)
        parser.add_argument("--loopback", action="store_true", help="demo sign-ins may be used")

    def handle(self, *_args: Any, **options: Any) -> None:
        at = now()
        try:
            lay_ground(at=at)
        except PackChanged as error:
            words = "已生效的政策包文件被改动（{}），请恢复原文件并另存为新版本"
            raise CommandError(words.format(error)) from error
        take_over(Path(settings.HOME), at=at)
        replay(at=at)
        path = Path(settings.HOME) / "demo.json"
        if options["demo"] and not User.objects.exists():
            with transaction.atomic():  # the sign-ins stand in the file before they count in the database
                accounts = build_demo(at=at)
                write_private(path, {"base_url": options["base_url"], "accounts": accounts})
        if path.exists():
            write_samples(Path(settings.HOME) / FOLDER, today=local_day(at))
            usernames = _accounts(path, options["base_url"])
            set_active(usernames=usernames, active=options["loopback"])


def _accounts(path: Path, base_url: str) -> list[str]:
    """Usernames of the demo sign-ins; the address in the file follows the present start."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["base_url"] != base_url:
        write_private(path, kept | {"base_url": base_url})
    return [account["username"] for account in kept["accounts"]]


def write_private(path: Path, data: dict[str, Any]) -> None:
    """Write JSON that only the owner reads, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as out:
        json.dump(data, out, ensure_ascii=False, indent=2)
    draft.replace(path)
