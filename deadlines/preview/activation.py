"""Would a pack be put in force? The same checks as activation (CNV-16, SLA-29)."""

from core.words import later
from deadlines.preview.answers import Answer, Refused
from deadlines.preview.cases import Case
from packs import schemas
from packs.schemas import Fault

BLANK = later("「%(field)s」尚未填写，不能启用。")
WRONG = later("「%(field)s」不能启用：%(fault)s")


def pack_activation(case: Case) -> Answer:
    """Every blank, wrong or missing figure as a refusal that names its field."""
    pack = case.need("pack")
    rows = [row for _rank, row in case.pack_set.ranked if row.pack_id == pack]
    empty = {f"{row.section}.{fault.field}" for row in rows for fault in schemas.blanks(row.figures)}
    found = [
        Fault(f"{row.section}.{fault.field}", fault.words)
        for row in rows
        for fault in schemas.faults_of(row.section, row.figures)
    ]
    found = found or list(schemas.faults_together(list(case.pack_set.ranked)))
    return Answer(refused=[_refused(fault, blank=fault.field in empty) for fault in found])


def _refused(fault: Fault, *, blank: bool) -> Refused:
    field = fault.field.rpartition(".")[2]
    words = (BLANK if blank else WRONG) % {"field": field, "fault": fault.words}
    rules = ("CNV-16",) if blank else ("SLA-29",)
    return Refused("activate", "blank" if blank else "invalid", field, words, rules, source=fault.field)
