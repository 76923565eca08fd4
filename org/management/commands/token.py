"""manage.py token USERNAME: a key for another system, acting as this person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.actors import SYSTEM
from core.clock import now
from org.models import User
from org.operations import tokens


class Command(BaseCommand):
    help = "Make an API token of a person and print it once"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="manage.py token", help="what the token is for")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"no active account named {options['username']!r}")
        self.stdout.write(tokens.make(user=user, name=options["name"], by=SYSTEM, at=now()))
