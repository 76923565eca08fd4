"""Who runs the servers: the caller, or for root an account without rights (Postgres refuses root)."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from aftersales.local.console import Problem


@dataclass(frozen=True)
class Account:
    """An unprivileged system account."""

    name: str
    uid: int
    gid: int


def server_account() -> Account | None:
    """None for an ordinary user; raises Problem when root finds no account to fall back to."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid)
    raise Problem(
        "以 root 运行需要 postgres 或 nobody 账号", "running as root needs a postgres or nobody account"
    )


def own(path: Path, account: Account | None) -> Path:
    """Gives a file or folder to the account; returns it."""
    if account:
        os.chown(path, account.uid, account.gid)
    return path
