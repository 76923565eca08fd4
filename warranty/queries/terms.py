"""The terms of a pack as they are shown to customers (WAR-49)."""

from packs.models import PackSection

TERMS = "customer_terms"


def terms_section(row: PackSection) -> PackSection | None:
    """The customer's version of the same pack and version."""
    found: PackSection | None = PackSection.objects.filter(
        pack=row.pack_id, version=row.version, section=TERMS
    ).first()
    return found


def terms_of(row: PackSection) -> str:
    """Its number; empty where the pack has no such version."""
    found = terms_section(row)
    return str(found.figure("number") or "") if found else ""
