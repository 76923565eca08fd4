"""`backup [FILE]` and `restore FILE`. A restore becomes true in one step and sets the old data aside."""

import argparse
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aftersales.local import archive, atomic, environment, leftovers, passwords, servers, state, venv
from aftersales.local.console import Problem, print_step, say, step
from aftersales.local.locks import Lock
from aftersales.local.paths import Home, home

PLAN = "restore.json"


def backup(arguments: list[str]) -> int:
    """Writes one archive, of the running system or of one that stands still."""
    parser = argparse.ArgumentParser(prog="manage.py backup")
    parser.add_argument("file", nargs="?", type=Path)
    options = parser.parse_args(arguments)
    place = home().make()
    venv.ensure()
    _adopt(environment.read_runtime(place))
    target = options.file.absolute() if options.file else archive.manual_name(place)
    with step("备份 · backup", print_step), _database(place) as url:
        archive.create(place, url, target)
    say(f"  {target}")
    return 0


def restore(arguments: list[str]) -> int:
    """Brings a backup into fresh data; the system must be down. Raises Problem."""
    parser = argparse.ArgumentParser(prog="manage.py restore")
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args(arguments).file.absolute()
    if not file.is_file():
        raise Problem(f"没有文件 {file}", f"there is no file {file}")
    place = home().make()
    venv.ensure()
    with _locked(place), step("恢复 · restore", print_step):
        finish(place)
        _restore(place, file)
    if _erasures(place, file) is None:
        say(
            f"  {file.parent} 中没有 {archive.ERASURES}：备份之后的匿名化不会重做 · erasures since are not repeated"
        )
    say("  完成；up 之后邮件、短信、推送暂停，由管理员放行 · done, run up; nothing is sent until released")
    return 0


def _adopt(facts: dict[str, Any] | None) -> None:
    """Folders that the running system was given, for a caller who did not name them."""
    given = (facts or {}).get("env", {})
    environment.adopt({name: given[name] for name in ("MEDIA_ROOT", "BACKUP_FOLDER") if name in given})


@contextmanager
def _database(place: Home) -> Iterator[str]:
    """Address of the database: the caller's own, the running one, or ours started for the moment."""
    facts = environment.read_runtime(place)
    url = environment.given_addresses().get("DATABASE_URL") or (facts or {}).get("env", {}).get(
        "DATABASE_URL"
    )
    if url:
        yield url
        return
    with _locked(place) as keep:
        finish(place)
        if not (state.servers_folder(place) / "pg" / "data").is_dir():
            raise Problem("还没有数据可备份；请先运行 up", "there is no data yet; run up first")
        child, url = servers.start_postgres(_place(place, keep))
        try:
            yield url
        finally:
            servers.stop(child)


@contextmanager
def _locked(place: Home) -> Iterator[int]:
    """The data folder for this command alone."""
    lock, children = Lock(place.lock), Lock(place.children_lock)
    if not lock.take(wait=2):
        raise Problem(
            "系统正在运行；请先运行 python3 manage.py down", "the system is running; run down first"
        )
    lock.write_owner("")
    leftovers.wait_for(children, place.children_lock)
    try:
        yield children.handle
    finally:
        lock.close()
        children.close()


def _place(place: Home, keep: int | None = None) -> servers.Place:
    return servers.Place(state.servers_folder(place), passwords.load(place), place.logs, keep)


def _restore(place: Home, file: Path) -> None:
    unpacked = place.path / "restore.new"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(mode=0o700)
    made_at = archive.unpack(file, unpacked)
    _mark(place, file, unpacked / archive.RESTORED, made_at)
    swaps = [] if environment.given_addresses().get("DATABASE_URL") else [_fill_new_server(place, unpacked)]
    if not swaps:
        _fill_given_server(place, unpacked)
    swaps.append((_beside(unpacked / "files", place.files), place.files))
    swaps += [(key, place.path / key.name) for key in sorted(unpacked.glob("keys/*"))]
    swaps.append((unpacked / archive.RESTORED, place.path / archive.RESTORED))
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    plan = [[str(fresh), str(target), f"{target}.before-restore-{moment}"] for fresh, target in swaps]
    atomic.write(place.path / PLAN, json.dumps(plan))
    finish(place)


def _mark(place: Home, file: Path, mark: Path, made_at: datetime) -> None:
    """What the next start has to know: of when the data is, and who was forgotten since."""
    listed = _erasures(place, file)
    lines = listed.read_text(encoding="utf-8").splitlines() if listed else []
    atomic.write(mark, json.dumps({"made_at": made_at.isoformat(), "erasures": lines}))


def _erasures(place: Home, file: Path) -> Path | None:
    """The list that was copied with the archive, else the one of this machine."""
    return next(
        (one for folder in (file.parent, place.backups) if (one := folder / archive.ERASURES).exists()), None
    )


def _beside(unpacked: Path, target: Path) -> Path:
    """Brings the files next to their place, where one renaming is enough."""
    unpacked.mkdir(exist_ok=True)
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.move(unpacked, fresh)
    return fresh


def _fill_new_server(place: Home, unpacked: Path) -> tuple[Path, Path]:
    target = state.servers_folder(place)
    shutil.rmtree(target / "pg.new", ignore_errors=True)
    child, url = servers.start_postgres(_place(place), folder="pg.new")
    try:
        archive.load_dump(unpacked / archive.DUMP, url, place.logs / "restore.log")
    finally:
        servers.stop(child)
    return target / "pg.new", target / "pg"


def _fill_given_server(place: Home, unpacked: Path) -> None:
    url = environment.given_addresses()["DATABASE_URL"]
    if not archive.is_empty(url):
        raise Problem(
            "目标数据库不是空的；请建一个新的空库",
            "the database is not empty; make a new one for the restore",
        )
    archive.load_dump(unpacked / archive.DUMP, url, place.logs / "restore.log")


def finish(place: Home) -> None:
    """Carries out a restore that was decided, also after it was cut off at any point."""
    plan = place.path / PLAN
    if not plan.exists():
        return
    for fresh, target, aside in (map(Path, row) for row in json.loads(plan.read_text(encoding="utf-8"))):
        if fresh.exists():
            if target.exists():
                atomic.rename(target, aside)
            atomic.rename(fresh, target)
    plan.unlink()
    shutil.rmtree(place.path / "restore.new", ignore_errors=True)
