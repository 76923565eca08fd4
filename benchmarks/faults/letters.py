"""Customers who write during the faults; some letters arrive twice, as letters do."""

import random
import time
from email.message import EmailMessage
from threading import Event, Thread

from benchmarks.servers import ImapServer

RATE = 2  # letters a second at the most
TWICE = 5  # every fifth arrives in two copies


class Writers(Thread):
    """Delivers letters until it is stopped; `sent` holds their Message-IDs."""

    def __init__(self, mailbox: ImapServer, seed: int) -> None:
        super().__init__(name="writers", daemon=True)
        self.sent: list[str] = []
        self.error: BaseException | None = None
        self._mailbox = mailbox
        self._dice = random.Random(seed + 1)
        self._ended = Event()

    def run(self) -> None:
        try:
            while not self._ended.wait(self._dice.uniform(0, 2 / RATE)):
                self._write(len(self.sent))
        except BaseException as error:
            self.error = error

    def finish(self) -> None:
        """No more letters; raises what went wrong while delivering."""
        self._ended.set()
        self.join()
        if self.error:
            raise self.error

    def _write(self, number: int) -> None:
        letter = EmailMessage()
        letter["From"] = f"客户{number} <customer{number}@example.com>"
        letter["To"] = "after-sales@localhost"
        letter["Subject"] = "空调报修"
        letter["Message-ID"] = f"<letter-{number}-{time.time_ns()}@example.com>"
        letter.set_content("空调漏水，请安排维修")
        self._mailbox.deliver(letter)
        if number % TWICE == 0:
            self._mailbox.deliver(letter)
        self.sent.append(str(letter["Message-ID"]))
