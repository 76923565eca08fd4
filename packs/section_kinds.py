"""Sections that no room reads yet: the figures each must have, and their types."""

from datetime import time
from decimal import Decimal

from packs import schemas

FLAT: dict[str, dict[str, type]] = {
    "fines": dict.fromkeys(
        ("no_headquarters_call", "late_at_customer", "incomplete_report", "phone_off", "disobedience"),
        Decimal,
    ),
    "demerits": {"causes": list, "remedial_measures": bool, "expense_fraud": list},
    "phone_hours": {"from": time, "until": time},
    "penalties": {"appeal_days": int, "hearing": bool, "wage_percent": int, "minimum_wage_kept": bool},
    "allowances": {
        "lodging_per_day": Decimal,
        "meal": Decimal,
        "meals_per_day": int,
        "lending_per_day": Decimal,
        "at_cost": list,
        "same_day_lodging": bool,
    },
    "repeat_repair": {"steps": list, "in_use": bool},
    "certificates": {"power_change": str, "welding": str},
    "free_services": {"service_types": list},
    "records": {"weekly": list, "monthly": list, "entry_days": int},
    "scale": {"centres": int, "units": int, "managers_per_centre": int},
    "pace": {"units_per_day": int, "last_day_remainder": bool},
    "deductions": {"delay_percent_per_day": int, "complaint_percent": int, "most_percent": int},
    "payment": {"signatures": list, "own_costs": list},
    "contract": {"copies": int},
    "secrecy": {"covered": list, "written_consent": bool},
    "rewards": {"fine_least": Decimal, "fine_most": Decimal, "praise": Decimal},
    "shop": {"needs": list, "promise_handed_over": bool},
    "box": {"keep_months": int, "blocks_repair": bool},
    "cleaning": {"walls_and_windows_weekday": int, "fender_covers": str, "floor_times_per_day": int},
    "workshop_parts": {"old_for_new": bool, "loss_at_price": bool},
    "release": {"inspections": list, "least_people": int},
    "rescue": {
        "steps": list,
        "slip_fields": list,
        "plan_parts": list,
        "orders_shown": int,
        "departure_reminder_minutes": int,
    },
    "shortage": {"from_manufacturer": list, "from_dealers": list, "monitored_reviewers": int},
    "depots": {
        "tiers": int,
        "level_1": int,
        "level_2": int,
        "stations": int,
        "unconditional_transfer": bool,
        "green_channel": bool,
        "shown_within_seconds": int,
    },
    "emergency_contacts": {"hours_a_day": int, "primary": int, "backup": int, "of_customer": int},
    "inspection_items": {"items": list},
    "monitoring": {"remote": bool},
    "service": {"hours": str, "managers_per_project": int, "centres": list, "entitlements": list},
    "arrival": {"at_customers_time": bool},
    "key_customers": {"topics": list},
    "recourse": {"through": str},
    "fittings": {"keep_damaged_part": bool},
    "promises": {"oral_count": bool},
    "tiers": {"levels": list},
    "verification": {"figures_checked": bool},
}
FLAT["team_fines"] = FLAT["fines"]


def register() -> None:
    """Hand the tables to the checks before activation."""
    for section, figures in FLAT.items():
        schemas.require(section, **figures)
