"""manage.py hold_messages: the database was brought back by other means than `restore`."""

from typing import Any

from django.core.management.base import BaseCommand

from core import restorations
from core.clock import now


class Command(BaseCommand):
    help = "Keep mail, SMS, webhooks and the mailbox back until an administrator releases them, as after a restore"

    def handle(self, *_args: Any, **_options: Any) -> None:
        restorations.note(made_at=None, at=now())
        self.stdout.write("邮件、短信、推送和收信已暂停；在「系统运行」中放行")
