"""Everything a run needs: throw-away servers, worker and beat, mail both ways and SMS at the other end."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from aftersales.local import passwords
from aftersales.local.paths import Home
from aftersales.local.testing import throw_away_folder
from benchmarks.faults.parts import Part, make_postgres, make_process, make_valkey
from benchmarks.servers import ImapServer, MailServer, SmsServer
from benchmarks.servers.imap import PASSWORD, USER

LEASE = 3  # seconds; the product's default is a minute


@dataclass(frozen=True)
class World:
    """The running parts by name, what arrived outside, and where the logs are."""

    parts: dict[str, Part]
    mail: MailServer
    sms: SmsServer
    inbox: ImapServer
    logs: Path
    keep: int  # descriptor that says that we are alive

    def kills(self) -> dict[str, int]:
        """How often each part was killed so far."""
        return {name: part.kills for name, part in self.parts.items()}


@contextmanager
def world() -> Iterator[World]:
    """Servers are up and os.environ points at them; worker and beat are made but not started."""
    with ExitStack() as stack:
        folder, keep = stack.enter_context(throw_away_folder())
        home = Home(folder / "home").make()
        known = passwords.load(home)
        mail, sms = stack.enter_context(MailServer()), stack.enter_context(SmsServer())
        inbox = stack.enter_context(ImapServer())
        postgres, database_url = make_postgres(folder, known, home.logs, keep)
        valkey, redis_url = make_valkey(folder, known, home.logs, keep)
        os.environ.update(
            _environment(home, mail, sms, inbox) | {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        )
        ours = [make_process(name, os.environ, home.logs, keep) for name in ("worker", "beat")]
        for part in (postgres, valkey, *ours):
            stack.callback(part.stop)
        postgres.start()
        valkey.start()
        yield World(
            {part.name: part for part in (postgres, valkey, *ours)}, mail, sms, inbox, home.logs, keep
        )


def _environment(home: Home, mail: MailServer, sms: SmsServer, inbox: ImapServer) -> dict[str, str]:
    return {
        "AFTERSALES_HOME": str(home.path),
        "DJANGO_SETTINGS_MODULE": "aftersales.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "MEDIA_ROOT": str(home.path / "files"),
        "BEHIND_TLS": "0",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail.port),
        "IMAP_HOST": "127.0.0.1",
        "IMAP_PORT": str(inbox.port),
        "IMAP_TLS": "0",
        "IMAP_USER": USER,
        "IMAP_PASSWORD": PASSWORD,
        "IMAP_TAKE_EXISTING": "1",
        "SMS_GATEWAY_URL": sms.url,
        "SMS_GATEWAY_TIMEOUT": "1",
        "WORK_LEASE_SECONDS": str(LEASE),
        "LOG_LEVEL": "WARNING",
    }
