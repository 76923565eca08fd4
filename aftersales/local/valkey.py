"""Embedded Valkey: wake-ups and the cache; keeps nothing on disk, because all work stands in Postgres."""

import os
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from aftersales.local import atomic, binaries, tools
from aftersales.local.account import own, server_account
from aftersales.local.children import Child, Spec
from aftersales.local.console import Problem

CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
save ""
appendonly no
maxmemory-policy noeviction
daemonize no
logfile ""
"""


@dataclass(frozen=True)
class Valkey:
    """One server: its folder and password."""

    folder: Path
    password: str

    def spec(self, port: int) -> Spec:
        """Writes the configuration and tells how to run it on that port."""
        account = server_account()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        own(self.folder, account)
        settings = self.folder / "valkey.conf"
        text = CONFIGURATION.format(port=port, password=self.password, folder=_quoted(self.folder))
        atomic.write(settings, text)
        own(settings, account)
        return Spec(
            name="valkey",
            command=(str(binaries.valkey()), str(settings)),
            cwd=self.folder,
            env=tools.clean_environment({"HOME": str(self.folder)}),
            account=account,
        )

    def url(self, port: int) -> str:
        return f"redis://:{self.password}@127.0.0.1:{port}/0"

    def wait_ready(self, child: Child, port: int, seconds: float = 30) -> None:
        """Returns when it answers. Raises Problem."""
        until = time.monotonic() + seconds
        while not self._answers(port):
            child.check()
            if time.monotonic() > until:
                raise Problem("Valkey 没有按时启动", "Valkey did not come up in time", child.log)
            time.sleep(0.05)

    def _answers(self, port: int) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                line.sendall(f"AUTH {self.password}\r\nPING\r\nQUIT\r\n".encode())
                return b"+PONG" in line.makefile("rb").read()
        except OSError:
            return False


def _quoted(path: Path) -> str:
    """A path in the server's configuration syntax: bytes that are not plain are written as \\xNN."""
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-"
    return '"' + "".join(chr(b) if b in plain else f"\\x{b:02x}" for b in os.fsencode(path)) + '"'
