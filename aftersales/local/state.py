"""Where the servers keep their data: in the data folder, or for root where the server account may enter.

A folder below /root is closed to every other account, so root's servers live in the system's state folder
and the data folder holds a link to there.
"""

import os
import secrets
import shutil
from pathlib import Path

from aftersales.local import atomic
from aftersales.local.account import server_account
from aftersales.local.console import Problem
from aftersales.local.paths import Home

SYSTEM = Path("/var/lib/aftersales")
OWNER = "owner"


def servers_folder(home: Home) -> Path:
    """The folder for Postgres and Valkey of this data folder, made when missing. Raises Problem."""
    if home.servers.is_symlink():
        return _linked(home)
    if home.servers.is_dir() or server_account() is None:
        home.servers.mkdir(mode=0o700, exist_ok=True)
        return home.servers
    return _make_link(home)


def _make_link(home: Home) -> Path:
    target = system_folder() / secrets.token_hex(6)
    target.mkdir(mode=0o711)
    target.chmod(0o711)
    atomic.write(target / OWNER, str(home.path.resolve()))
    home.servers.symlink_to(target)
    return target


def _linked(home: Home) -> Path:
    target = home.servers.resolve()
    if not target.is_dir():
        raise Problem(
            f"数据库目录 {target} 不见了；请用 restore 从备份恢复，或换一个 AFTERSALES_HOME",
            f"the database folder {target} is gone; restore a backup or use another AFTERSALES_HOME",
        )
    owner = Path((target / OWNER).read_text(encoding="utf-8"))
    if owner != home.path.resolve():
        _adopt(home, target, owner)
    return target


def _adopt(home: Home, target: Path, owner: Path) -> None:
    """The data folder was moved: its database comes along. A copy may not share the original's database."""
    if (owner / "servers").resolve() == target:
        raise Problem(
            f"{home.path} 是 {owner} 的副本，两者不能共用数据库；请用 backup 和 restore 复制",
            f"{home.path} is a copy of {owner}; copy data with backup and restore",
        )
    atomic.write(target / OWNER, str(home.path.resolve()))


def system_folder() -> Path:
    """Root's folder under the system's state folder, passable for the server account."""
    SYSTEM.mkdir(parents=True, exist_ok=True)
    SYSTEM.chmod(0o711)
    return SYSTEM


def orphans() -> list[Path]:
    """Root's server folders whose data folder was removed or made anew."""
    if os.geteuid() != 0 or not SYSTEM.is_dir():
        return []
    return [owner.parent for owner in SYSTEM.glob(f"*/{OWNER}") if not _in_use(owner)]


def _in_use(owner: Path) -> bool:
    return (Path(owner.read_text(encoding="utf-8")) / "servers").resolve() == owner.parent


def copy_once(sources: list[Path], name: str) -> Path:
    """Copies of program folders side by side, which the server account may enter, under a versioned name."""
    target = system_folder() / "bin" / name
    if not target.is_dir():
        fresh = target.with_name(f"{name}.{os.getpid()}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        fresh.parent.chmod(0o755)
        for source in sources:
            shutil.copytree(source, fresh / source.name, symlinks=True)
        _open_to_all(fresh)
        _settle(fresh, target)
    return target


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))


def _settle(fresh: Path, target: Path) -> None:
    for path in fresh.rglob("*"):
        if path.is_file():
            atomic.sync_file(path)
    try:
        atomic.rename(fresh, target)
    except OSError:
        shutil.rmtree(fresh)
        if not target.is_dir():
            raise
