"""The table at the end of a run."""

from collections.abc import Mapping, Sequence

from benchmarks.faults.calls import Hotline
from benchmarks.faults.checks import Row
from benchmarks.faults.output import say, show_logs, wide
from benchmarks.faults.world import World


def show(rows: Sequence[Row], place: World, hotline: Hotline, kills: Mapping[str, int]) -> None:
    """Kills, calls, one line per check, the verdict; after a failure the ends of the logs."""
    say("kill -9：" + "，".join(f"{name} {number} 次" for name, number in kills.items()))
    say(f"来电 {len(hotline.taken)} 个，其中因数据库中断重试 {hotline.interrupted} 次")
    for row in rows:
        mark = "✓" if row.ok else "✗"
        say(f"{mark} {wide(row.name, 28)}{wide('应为 ' + row.expected, 14)}实为 {row.found}")
    failed = [row for row in rows if not row.ok]
    if failed:
        show_logs(place.logs)
    say(f"{len(failed)} 项不符" if failed else "没有丢失，没有重复")
