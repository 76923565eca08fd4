"""The one table of our processes, in the order of their start; docker-compose.yml is checked against it."""

from dataclasses import dataclass

WEB_WORKERS = 2
WEB_THREADS = 8
# Threads, because tasks wait for the database most of the time; more processes are more workers.
WORKER_THREADS = 4
LONG_THREADS = 2  # exports, imports and reports at the same time; more wait in line


@dataclass(frozen=True)
class Process:
    """A process of ours: what `python -m` runs, and how many seconds it gets to end by itself."""

    name: str
    module: tuple[str, ...]
    grace: float

    def command(self, python: str, host: str, port: int) -> tuple[str, ...]:
        """The command line, with the address that the web server listens on."""
        return (python, "-m", *(part.format(host=host, port=port) for part in self.module))


PROCESSES = (
    Process(
        "web",
        (
            "granian",
            "--interface=wsgi",
            "--host={host}",
            "--port={port}",
            f"--workers={WEB_WORKERS}",
            f"--blocking-threads={WEB_THREADS}",
            "--respawn-failed-workers",
            "--no-ws",
            "aftersales.wsgi:application",
        ),
        grace=8,
    ),
    Process(
        "worker",
        (
            "celery",
            "--app=aftersales",
            "worker",
            "--pool=threads",
            f"--concurrency={WORKER_THREADS}",
            "--without-gossip",
            "--without-mingle",
        ),
        grace=30,
    ),
    Process(
        "long",
        (
            "celery",
            "--app=aftersales",
            "worker",
            "--queues=long",
            "--pool=threads",
            f"--concurrency={LONG_THREADS}",
            "--without-gossip",
            "--without-mingle",
        ),
        grace=10,
    ),
    Process("beat", ("celery", "--app=aftersales", "beat", "--pidfile="), grace=10),
)

# Runs once before the others: tables, packs, calendar.
SETUP = ("aftersales.local.database",)
