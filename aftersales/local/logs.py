"""Logs of the children: kept short, shown by `logs [-f] [name]`."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from aftersales.local.console import Problem
from aftersales.local.paths import home

LARGEST = 20 * 1024 * 1024
SHOWN = 100


def rotate(log: Path) -> None:
    """Moves a large log aside; its writer goes on at the new beginning, since it appends."""
    if log.stat().st_size > LARGEST:
        shutil.copyfile(log, log.with_suffix(".log.1"))
        with log.open("r+b") as file:
            file.truncate(0)


def logs(arguments: list[str]) -> int:
    """Shows the end of all logs or of the named one; `-f` goes on."""
    parser = argparse.ArgumentParser(prog="manage.py logs")
    parser.add_argument("-f", "--follow", action="store_true", help="继续显示新内容 / go on with what is new")
    parser.add_argument(
        "name", nargs="?", help="web, worker, long, beat, postgres, valkey, setup, supervisor, up"
    )
    options = parser.parse_args(arguments)
    files = _chosen(options.name)
    ends = {file: _show_end(file, titled=len(files) > 1) for file in files}
    while options.follow:
        time.sleep(0.3)
        for file in _chosen(options.name):
            ends[file] = _show_from(file, ends.get(file, 0), titled=len(files) > 1)
    return 0


def _chosen(name: str | None) -> list[Path]:
    folder = home().logs
    known = sorted(folder.glob("*.log"))
    if name is None:
        return known
    if folder / f"{name}.log" in known:
        return [folder / f"{name}.log"]
    names = " ".join(file.stem for file in known)
    raise Problem(f"没有名为 {name} 的日志；现有：{names}", f"no log named {name}")


def _show_end(file: Path, *, titled: bool) -> int:
    lines = file.read_bytes().splitlines(keepends=True)
    _print(file, b"".join(lines[-SHOWN:]), titled)
    return file.stat().st_size


def _show_from(file: Path, offset: int, *, titled: bool) -> int:
    size = file.stat().st_size
    with file.open("rb") as log:
        log.seek(offset if size >= offset else 0)
        _print(file, log.read(), titled)
        return log.tell()


def _print(file: Path, text: bytes, titled: bool) -> None:
    if text:
        title = f"==> {file.stem} <==\n" if titled else ""
        sys.stdout.write(title + text.decode(errors="replace"))
        sys.stdout.flush()
