"""What an import tells the person who runs it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from tickets.importing.files import Source
from tickets.importing.reasons import Reason


@dataclass
class Tally:
    """Counts of a run so far."""

    rows: int = 0
    added: int = 0
    earlier: int = 0
    noted: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    error_file: Path | None = None

    @property
    def accepted(self) -> int:
        return self.added + self.earlier

    @property
    def rejected(self) -> int:
        return self.reasons.total()


def progress(tally: Tally) -> str:
    """One line after each batch."""
    words = {"rows": tally.rows, "accepted": tally.accepted, "rejected": tally.rejected}
    return _("已处理 %(rows)s 行：导入 %(accepted)s，未导入 %(rejected)s") % words


def summary(source: Source, tally: Tally, *, dry_run: bool) -> str:
    """The last lines: counts, reasons by frequency, and where the rejected rows are."""
    head = {"name": source.path.name, "encoding": source.label, "rows": tally.rows}
    counts = {"accepted": tally.accepted, "added": tally.added, "earlier": tally.earlier}
    taken = _("导入 %(accepted)s 行（本次新增 %(added)s，以前已导入 %(earlier)s）")
    able = _("可导入 %(accepted)s 行（其中以前已导入 %(earlier)s）")
    lines = [
        _("文件 %(name)s（%(encoding)s）：共 %(rows)s 行") % head,
        (able if dry_run else taken) % counts,
    ]
    if tally.noted:
        lines.append(_("其中附说明 %(count)s 行") % {"count": tally.noted})
    lines.append(_("未导入 %(count)s 行") % {"count": tally.rejected})
    lines += [f"  {Reason(reason).label} {count}" for reason, count in tally.reasons.most_common()]
    if tally.error_file:
        lines.append(_("未导入的行及原因：%(path)s，更正后可再次导入。") % {"path": tally.error_file})
    if dry_run:
        lines.append(_("试运行，没有写入任何工单。"))
    return "\n".join(lines)
