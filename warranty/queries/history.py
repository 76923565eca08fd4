"""All verdicts on a ticket, the latest first."""

from dataclasses import dataclass

from packs.models import Pack
from tickets.models import Ticket
from warranty.models import Judgement


@dataclass(frozen=True)
class Kept:
    """One verdict, and the packs it rests on: title and version of each."""

    judgement: Judgement
    packs: list[tuple[str, str]]


def kept_verdicts(ticket: Ticket) -> list[Kept]:
    """Two queries, whatever their number."""
    rows = list(Judgement.objects.filter(ticket=ticket).select_related("by").order_by("-n"))
    names = {name: name.partition("@")[::2] for row in rows for name in row.packs}
    codes = {code for code, _version in names.values()}
    titles = dict(Pack.objects.filter(code__in=codes).values_list("code", "title"))
    shown = {name: (titles.get(code, code), version) for name, (code, version) in names.items()}
    return [Kept(row, [shown[name] for name in row.packs]) for row in rows]
