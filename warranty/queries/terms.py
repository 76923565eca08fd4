"""The terms of a pack as they are shown to customers (WAR-49)."""

from packs.models import PackSection
from warranty.models import Judgement

TERMS = "customer_terms"


def terms_section(pack: str, version: int) -> PackSection | None:
    """The customer's text of one version of a pack."""
    found: PackSection | None = PackSection.objects.filter(pack=pack, version=version, section=TERMS).first()
    return found


def terms_of(row: PackSection) -> str:
    """Its number; empty where the pack has no such text."""
    found = terms_section(row.pack_id, row.version)
    return str(found.figure("number") or "") if found else ""


def terms_lines(judgement: Judgement) -> list[str]:
    """The text that a verdict rests on, paragraph by paragraph."""
    pack, _at, version = str(judgement.packs[0]).partition("@")
    found = terms_section(pack, int(version))
    return str(found.figure("text")).split("；") if found else []
