"""The one table of our processes; `up` runs it and docker-compose.yml is checked against it."""

from dataclasses import dataclass

WEB_WORKERS = 2
WEB_THREADS = 8
WORKER_PROCESSES = 2


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
            f"--concurrency={WORKER_PROCESSES}",
            "--without-gossip",
            "--without-mingle",
        ),
        grace=30,
    ),
    Process("beat", ("celery", "--app=aftersales", "beat", "--pidfile="), grace=10),
)

# Runs once before the others: tables, packs, calendar.
SETUP = ("aftersales.local.database",)
