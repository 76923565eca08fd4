"""One run of an import: reads batch by batch, writes each in its own transaction, keeps count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from core.actors import Actor
from org.places import Places
from tickets.importing.files import Line, Source, lines
from tickets.importing.reasons import Reason
from tickets.importing.rejects import RejectFile
from tickets.importing.rows import Call, Fault, Rejected, judge
from tickets.importing.summary import Tally
from tickets.operations import importing
from tickets.operations.importing import Judged, Outcome, Settings


@dataclass(frozen=True)
class RunOptions:
    """What the person who runs it chose."""

    settings: Settings
    batch_size: int
    dry_run: bool


class Run:
    """Nothing of the file is held but the present batch; a trial run also keeps the row hashes."""

    def __init__(
        self,
        source: Source,
        places: Places,
        rejects: RejectFile,
        options: RunOptions,
        *,
        by: Actor,
        at: datetime,
    ) -> None:
        self.source = source
        self.options = options
        self.tally = Tally()
        self._places = places
        self._rejects = rejects
        self._by = by
        self._at = at
        self._seen: dict[str, str] = {}
        self._batch = None if options.dry_run else self._begin()

    def batches(self) -> Iterator[Tally]:
        """Carry out the run, telling the counts after each batch."""
        remaining = lines(self.source)
        while batch := list(islice(remaining, self.options.batch_size)):
            self._count([self._judge(line) for line in batch])
            yield self.tally

    def finish(self, *, at: datetime) -> Tally:
        """Close the batch and put the error file in its place."""
        if self._batch:
            importing.finish(batch=self._batch, at=at)
        self.tally.error_file = self._rejects.finish()
        return self.tally

    def _begin(self) -> importing.ImportBatch:
        return importing.begin(
            file_name=self.source.path.name,
            digest=self.source.digest,
            encoding=self.source.label,
            settings=self.options.settings,
            by=self._by,
            at=self._at,
        )

    def _judge(self, line: Line) -> Judged:
        if line.broken:
            return Judged(line.number, line.cells, Rejected((Fault(Reason.UNREADABLE),)))
        verdict = judge(line.cells, self.source.columns, self._places, at=self._at)
        return Judged(line.number, line.cells, verdict)

    def _count(self, rows: list[Judged]) -> None:
        outcome = self._write(rows) if self._batch else self._try(rows)
        for row, rejected in outcome.rejected:
            self._rejects.add(row.cells, rejected.words)
        self.tally.rows += len(rows)
        self.tally.added += outcome.added
        self.tally.earlier += outcome.earlier
        self.tally.noted += outcome.noted
        self.tally.reasons += outcome.reasons()

    def _write(self, rows: list[Judged]) -> Outcome:
        assert self._batch is not None
        return importing.import_rows(
            batch=self._batch, rows=rows, settings=self.options.settings, by=self._by, at=self._at
        )

    def _try(self, rows: list[Judged]) -> Outcome:
        """What would happen; reads only."""
        batch = importing.begun(self.source.digest)
        outcome, new = importing.sort_out(batch=batch, rows=rows, seen=self._seen)
        for row in new:
            assert isinstance(row.verdict, Call)
            self._seen[row.verdict.digest] = importing.same_as(row)
            outcome.noted += bool(row.verdict.notes)
        outcome.added = len(new)
        return outcome
