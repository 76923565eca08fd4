"""Embedded PostgreSQL: made whole or not at all, on the loopback address, with passwords."""

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aftersales.local import atomic, binaries, tools
from aftersales.local.account import Account, own, server_account
from aftersales.local.children import Child, Spec
from aftersales.local.console import Problem, last_line

NAME = "aftersales"
# With the C locale the trigram index would see no Chinese at all, silently.
SYSTEM_LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--locale={SYSTEM_LOCALE}")
# Statements and details of failed rows carry customers' values: they stay out of the log.
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
max_connections = 200
log_min_error_statement = panic
log_error_verbosity = terse
"""
# For servers that are thrown away: nothing is worth a wait for the disk.
THROW_AWAY = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""
ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True)
class Postgres:
    """One server: its folder, passwords by role, and whether its data must outlive a power cut."""

    folder: Path
    passwords: dict[str, str]
    log: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def prepare(self) -> None:
        """Makes the data folder when there is none, or none that is complete. Raises Problem."""
        account = server_account()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        own(self.folder, account)
        if not self.data.is_dir():
            self._make(account)
        self._check_version()
        self._drop_stale_pid()
        if not self._password_mark().exists() or self._password_mark().read_text() != self._mark():
            self._set_passwords(self.data, account)

    def _make(self, account: Account | None) -> None:
        fresh = self.folder / "data.new"
        self._initdb(fresh, account)
        with (fresh / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS + ("" if self.durable else THROW_AWAY))
        (fresh / "pg_hba.conf").write_text(ACCESS, encoding="utf-8")
        self._set_passwords(fresh, account)
        if self.durable:
            for written in ("postgresql.auto.conf", "pg_hba.conf", self._password_mark().name):
                atomic.sync_file(fresh / written)
        atomic.rename(fresh, self.data)

    def _initdb(self, fresh: Path, account: Account | None) -> None:
        shutil.rmtree(fresh, ignore_errors=True)
        options = ["--username=postgres", "--encoding=UTF8", "--auth=trust", *LOCALE]
        hurry = [] if self.durable else ["--no-sync"]
        if self._run([binaries.postgres() / "initdb", "-D", fresh, *options, *hurry], account) != 0:
            words = f"建立数据库失败（{last_line(self.log)}）"
            raise Problem(words, "the database could not be made", self.log)

    def _set_passwords(self, data: Path, account: Account | None) -> None:
        """In single-user mode: no connection, no password on any command line, no moment without one."""
        lines = [
            f"ALTER ROLE postgres PASSWORD '{self.passwords['postgres']}'",
            f"CREATE ROLE {NAME} LOGIN CREATEDB",
            f"ALTER ROLE {NAME} PASSWORD '{self.passwords[NAME]}'",
            f"CREATE DATABASE {NAME} OWNER {NAME}",
        ]
        command = [binaries.postgres() / "postgres", "--single", "-D", data, "postgres"]
        if self._run(command, account, "\n".join(lines) + "\n") != 0:
            raise Problem(
                f"数据库账号设置失败（{last_line(self.log)}）",
                "the database roles could not be set",
                self.log,
            )
        mark = data / self._password_mark().name
        mark.write_text(self._mark())
        own(mark, account)

    def _password_mark(self) -> Path:
        return self.data / "aftersales.passwords"

    def _mark(self) -> str:
        return hashlib.sha256("\n".join(self.passwords.values()).encode()).hexdigest()

    def _run(self, command: Sequence[object], account: Account | None, text: str = "") -> int:
        who: dict[str, Any] = (
            {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
        )
        with self.log.open("ab") as output:
            done = subprocess.run(
                [str(part) for part in command],
                input=text.encode(),
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=tools.clean_environment({"LC_ALL": "C", "HOME": str(self.folder)}),
                **who,
            )
        return int(done.returncode)

    def _check_version(self) -> None:
        made_with = (self.data / "PG_VERSION").read_text().strip()
        runs_with = tools.output_of([binaries.postgres() / "postgres", "--version"]).split()[-1].split(".")[0]
        if made_with != runs_with:
            raise Problem(
                f"数据属于 PostgreSQL {made_with}，现有 {runs_with}；请用旧版本 backup，再用新版本 restore",
                f"the data is of PostgreSQL {made_with}, not {runs_with}; back up with the old release",
            )

    def _drop_stale_pid(self) -> None:
        """The caller holds the lock of all children, so a number in this file belongs to nobody of ours.

        A postmaster that was killed may stay a zombie which Postgres would take for a running one.
        """
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def spec(self, port: int) -> Spec:
        """How to run it on that port."""
        return Spec(
            name="postgres",
            command=(str(binaries.postgres() / "postgres"), "-D", str(self.data), "-p", str(port)),
            cwd=self.folder,
            env=tools.clean_environment({"LC_ALL": "C", "HOME": str(self.folder)}),
            signal="SIGINT",
            grace=30,
            account=server_account(),
        )

    def url(self, port: int) -> str:
        return f"postgresql://{NAME}:{self.passwords[NAME]}@127.0.0.1:{port}/{NAME}"


def wait_ready(child: Child, port: int, seconds: float = 120) -> None:
    """Returns when the server takes connections; recovery after a crash may take its time. Raises Problem."""
    command = [str(binaries.postgres() / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    until = time.monotonic() + seconds
    while subprocess.run(command, stdin=subprocess.DEVNULL).returncode != 0:
        child.check()
        if time.monotonic() > until:
            raise Problem("数据库没有按时启动", "the database did not come up in time", child.log)
        time.sleep(0.05)
