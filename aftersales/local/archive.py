"""One tar with the database, the files and the keys of a data folder."""

import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, unquote, urlsplit

from aftersales.local import binaries, tools
from aftersales.local.console import Problem, last_line
from aftersales.local.paths import Home

FORMAT = 1
DUMP = "database.dump"
MANIFEST = "manifest.json"
KEYS = ("secret-key", "demo.json", "mode", "setup-code")
AUTOMATIC = "before-migration-"
# Laid into the data folder by a restore: the next start keeps mail, SMS and webhooks back until they are released.
RESTORED = "restored.json"
# Who was made anonymous; stands beside the archives and must be copied with them.
ERASURES = "erasures.jsonl"


def automatic_name(home: Home) -> Path:
    return home.backups / f"{AUTOMATIC}{_stamp()}.tar"


def manual_name(home: Home) -> Path:
    return home.backups / f"backup-{_stamp()}.tar"


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def forget_old(home: Home, *, keep: int) -> None:
    """Keeps the newest backups that `up` made by itself; those of people are theirs."""
    for old in sorted(home.backups.glob(f"{AUTOMATIC}*.tar"))[:-keep]:
        old.unlink()


def create(home: Home, url: str, target: Path) -> Path:
    """Dumps the database first, then packs the files: each file it names is there. Raises Problem."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump, fresh = Path(folder) / DUMP, Path(folder) / "whole.tar"
        _run(
            "pg_dump",
            url,
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--file={dump}",
            log=Path(folder) / "log",
        )
        with fresh.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            _pack(home, dump, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    return target


def _pack(home: Home, dump: Path, file: IO[bytes]) -> None:
    manifest = dump.with_name(MANIFEST)
    manifest.write_text(
        json.dumps({"format": FORMAT, "made_at": datetime.now(UTC).isoformat()}), encoding="utf-8"
    )
    with tarfile.open(fileobj=file, mode="w") as tar:
        tar.add(manifest, MANIFEST)
        tar.add(dump, DUMP)
        for name in KEYS:
            if (home.path / name).exists():
                tar.add(home.path / name, f"keys/{name}")
        if home.files.is_dir():
            tar.add(home.files, "files")


def unpack(file: Path, folder: Path) -> datetime:
    """Lays the archive out in an empty folder: dump, files/, keys/; when it was made. Raises Problem for other files."""
    try:
        with tarfile.open(file) as tar:
            for member in tar:
                _extract(tar, member, folder)
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise Problem(f"{file} 不是完整的备份（{error}）", f"{file} is not a complete backup") from error
    if manifest["format"] != FORMAT or not (folder / DUMP).exists():
        raise Problem(f"{file} 是另一版本的备份", f"{file} is a backup of another format")
    return datetime.fromisoformat(manifest["made_at"])


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Plain files and folders below `folder` only; anything else an archive may hold is not ours."""
    target = folder / member.name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise tarfile.TarError(f"{member.name} points outside")
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
    elif content := tar.extractfile(member) if member.isfile() else None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with content, target.open("xb") as copy:
            os.fchmod(copy.fileno(), member.mode & 0o700)
            shutil.copyfileobj(content, copy)
            copy.flush()
            os.fsync(copy.fileno())


def load_dump(dump: Path, url: str, log: Path) -> None:
    """Fills an empty database, whole or not at all. Raises Problem."""
    _run(
        "pg_restore",
        url,
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        str(dump),
        log=log,
    )


def is_empty(url: str) -> bool:
    """True when the database holds no table of ours. Raises Problem when it cannot be reached."""
    return _ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"


def _ask(url: str, question: str) -> str:
    for folder in _folders():
        answer = subprocess.run(
            [folder / "psql", "-Atqc", question],
            env=_connection(url),
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        if answer.returncode == 0:
            return answer.stdout.decode().strip()
    raise Problem("连不上数据库；请检查 DATABASE_URL", "the database cannot be reached; check DATABASE_URL")


def _run(program: str, url: str, *options: str, log: Path) -> None:
    database = [f"--dbname={_connection(url)['PGDATABASE']}"] if program == "pg_restore" else []
    if not tools.succeeds([_client(program, url), *database, *options], log, _connection(url)):
        raise Problem(f"{program} 失败（{last_line(log)}）", f"{program} failed")


def _client(program: str, url: str) -> Path:
    """The client of the server's own major version, else a newer one: an older one would refuse."""
    server = int(_ask(url, "SHOW server_version_num")) // 10000
    majors = {_major(folder / program): folder / program for folder in _folders()}
    fitting = sorted(major for major in majors if major >= server)
    if not fitting:
        raise Problem(f"请安装 postgresql-client-{server}", f"install postgresql-client-{server}")
    return majors[fitting[0]]


def _major(program: Path) -> int:
    found = re.search(r"\) (\d+)", tools.output_of([program, "--version"]))
    return int(found[1]) if found else 0


def _folders() -> list[Path]:
    """Where clients stand: the system's, which speak TLS, then those that came with the launcher."""
    system = shutil.which("pg_dump")
    found = [Path(system).parent if system else None, binaries.postgres_tools()]
    return [folder for folder in found if folder]


def _connection(url: str) -> dict[str, str]:
    """The address as libpq's environment, so that no password stands on a command line."""
    parts = urlsplit(url)
    given = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
        "PGCLIENTENCODING": "UTF8",
    }
    options = {_variable(name): value for name, value in parse_qsl(parts.query)}
    return tools.clean_environment({name: value for name, value in (given | options).items() if value})


def _variable(option: str) -> str:
    """libpq's name in the environment for an option of an address."""
    kept = {"application_name": "PGAPPNAME", "connect_timeout": "PGCONNECT_TIMEOUT"}
    return kept.get(option, f"PG{option.replace('_', '').upper()}")
