"""How personal values look where they need not be read whole (PRV-02)."""


def mask_phone(text: str) -> str:
    """138****6621; a landline keeps its area code: 0592****7434; five digits or less vanish."""
    area, dash, rest = (text or "").partition("-")
    digits = rest if dash else area
    if len(digits) < 6:
        return "****" if text else ""
    head = area if dash else digits[:3]
    return f"{head}****{digits[-4:]}"


def mask_name(text: str) -> str:
    """王** for 王建国; the family name stays."""
    text = (text or "").strip()
    return text and text[0] + "**"
