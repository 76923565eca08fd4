"""Every figure that the catalogue names for its twenty packs stands in the library, with its value."""

from typing import Any

import pytest
from django.db import transaction

from packs.figures import titled
from packs.models import Activation, PackSection
from tests.factories.packs import default_packs

PACKS = (
    "service_levels_2026",
    "quality_promise",
    "report_calendar",
    "stats_calendar",
    "field_discipline",
    "install_team",
    "telematics",
    "contractor_terms",
    "wardrobe_store",
    "phone_retail",
    "vehicle_workshop",
    "vehicle_rescue",
    "central_ac",
    "precision_ac",
    "network_247",
    "industrial",
    "tender_goods",
    "durable_5_8",
    "property",
    "power_connection",
)
IN_DEFAULT = {
    "service_levels_2026",
    "quality_promise",
    "report_calendar",
    "stats_calendar",
    "field_discipline",
    "install_team",
    "contractor_terms",
    "property",
    "conventions",
}

# pack, section, figure, key, value
FIGURES: list[tuple[str, str, str, str, Any]] = [
    ("service_levels_2026", "clocks", "rules.urgent_reply", "target", {"hours": 2}),
    ("service_levels_2026", "clocks", "rules.urgent_complete", "target", {"hours": 24}),
    ("service_levels_2026", "clocks", "rules.general_reply", "target", {"hours": 24}),
    ("service_levels_2026", "clocks", "rules.general_complete", "target", {"hours": 72}),
    (
        "service_levels_2026",
        "indicators",
        "names",
        "value",
        ["客户满意度", "服务及时率", "服务一次成功率", "投诉处理及时率"],
    ),
    ("service_levels_2026", "dispatch", "factors", "value", ["技能", "距离", "时间", "难度"]),
    ("quality_promise", "clocks", "rules.quality_reply", "target", {"hours": 1}),
    ("quality_promise", "clocks", "rules.quality_arrive", "target", {"hours": 24}),
    ("quality_promise", "delivery", "call_days", "value", 7),
    ("quality_promise", "free_services", "service_types", "value", ["installation"]),
    ("quality_promise", "warranty", "rules.abnormal_use", "verdict", "REPAIR_MATERIALS_AT_COST"),
    ("quality_promise", "warranty", "rules.wear", "verdict", "REPAIR_MATERIALS_AT_COST"),
    ("quality_promise", "warranty", "rules.abnormal_use", "reason", "a"),
    ("quality_promise", "warranty", "rules.storage", "reason", "b"),
    ("quality_promise", "warranty", "rules.misuse", "reason", "c"),
    ("quality_promise", "warranty", "rules.spill", "reason", "d"),
    ("quality_promise", "warranty", "rules.wear", "reason", "e"),
    ("quality_promise", "warranty", "rules.over", "reason", "f"),
    (
        "quality_promise",
        "warranty",
        "rules.remedies",
        "papers",
        [
            "outer_packaging",
            "accessories",
            "manual",
            "warranty_card",
            "invoice",
            "delivery_note",
            "reason_statement",
        ],
    ),
    ("report_calendar", "report_kinds", "kinds.RPT-01", "due", "17:30"),
    ("report_calendar", "report_kinds", "kinds.RPT-02", "due", "09:00"),
    ("report_calendar", "report_kinds", "kinds.RPT-03", "before_day", 5),
    ("report_calendar", "report_kinds", "kinds.RPT-04", "every", "quarter"),
    ("report_calendar", "report_kinds", "kinds.RPT-05", "sample_percent", 20),
    ("stats_calendar", "report_kinds", "kinds.RPT-06", "before_day", 4),
    ("stats_calendar", "report_kinds", "kinds.RPT-07", "before_day", 5),
    ("field_discipline", "fines", "no_headquarters_call", "value", "50.00"),
    ("field_discipline", "fines", "late_at_customer", "value", "50.00"),
    ("field_discipline", "fines", "incomplete_report", "value", "20.00"),
    ("field_discipline", "fines", "phone_off", "value", "10.00"),
    ("field_discipline", "fines", "disobedience", "value", "100.00"),
    (
        "field_discipline",
        "demerits",
        "causes",
        "value",
        ["quarrel", "demanding", "untimely", "repeat_repair"],
    ),
    ("field_discipline", "phone_hours", "from", "value", "08:00"),
    ("field_discipline", "phone_hours", "until", "value", "22:00"),
    ("install_team", "team_fines", "no_headquarters_call", "value", "50.00"),
    ("install_team", "team_fines", "late_at_customer", "value", "50.00"),
    ("install_team", "team_fines", "incomplete_report", "value", "20.00"),
    ("install_team", "team_fines", "phone_off", "value", "10.00"),
    ("install_team", "team_fines", "disobedience", "value", "100.00"),
    ("install_team", "repeat_repair", "steps", "value", ["warning", "own_cost"]),
    ("install_team", "repeat_repair", "in_use", "value", False),
    ("install_team", "allowances", "lodging_per_day", "value", "100.00"),
    ("install_team", "allowances", "meal", "value", "15.00"),
    ("install_team", "allowances", "lending_per_day", "value", "100.00"),
    ("install_team", "certificates", "power_change", "value", "电工证"),
    ("install_team", "certificates", "welding", "value", "操作证"),
    ("telematics", "clocks", "rules.handled", "target", {"working_days": 3}),
    ("telematics", "records", "weekly", "value", ["phone", "website", "service_requests"]),
    (
        "telematics",
        "records",
        "monthly",
        "value",
        ["phone_records", "opinions", "slips", "videos", "photos", "objects"],
    ),
    ("telematics", "scale", "centres", "value", 60),
    ("telematics", "scale", "units", "value", 400_000),
    ("contractor_terms", "pace", "units_per_day", "value", 20),
    ("contractor_terms", "deductions", "delay_percent_per_day", "value", 5),
    ("contractor_terms", "deductions", "complaint_percent", "value", 5),
    (
        "contractor_terms",
        "payment",
        "signatures",
        "value",
        ["customer_acceptance", "implementation_manager"],
    ),
    ("contractor_terms", "secrecy", "written_consent", "value", True),
    ("wardrobe_store", "after_installation", "call_hours", "value", 24),
    ("wardrobe_store", "spot_checks", "slip_hours", "value", 12),
    ("wardrobe_store", "spot_checks", "commitment_hours", "value", 48),
    ("wardrobe_store", "clocks", "rules.objection_commitment", "target", {"hours": 24}),
    ("wardrobe_store", "spot_checks", "per_week", "value", 2),
    ("wardrobe_store", "usage_sms", "months", "value", 3),
    ("wardrobe_store", "rewards", "fine_least", "value", "10.00"),
    ("wardrobe_store", "rewards", "fine_most", "value", "200.00"),
    ("wardrobe_store", "rewards", "praise", "value", "10.00"),
    ("phone_retail", "warranty", "rules.exchange", "days", 15),
    ("phone_retail", "warranty", "rules.main_unit", "months", 12),
    ("phone_retail", "warranty", "rules.accessory", "months", 3),
    ("phone_retail", "reshipment", "days", "value", 3),
    ("phone_retail", "warranty", "rules.parts", "parts", ["lcd", "antenna", "shell"]),
    (
        "phone_retail",
        "warranty",
        "rules.exchange",
        "refused_without",
        {"outer_packaging": "box_missing"},
    ),
    ("vehicle_workshop", "workshop_parts", "old_for_new", "value", True),
    ("vehicle_workshop", "release", "inspections", "value", ["self_check", "team_leader", "inspector"]),
    ("vehicle_workshop", "cleaning", "fender_covers", "value", "weekly"),
    ("vehicle_workshop", "cleaning", "floor_times_per_day", "value", 2),
    ("vehicle_workshop", "cleaning", "walls_and_windows_weekday", "value", 5),
    ("vehicle_rescue", "telephone", "most_rings", "value", 3),
    (
        "vehicle_rescue",
        "rescue",
        "steps",
        "value",
        [
            "slip",
            "plan",
            "service_manager",
            "customer_consent",
            "director",
            "handed_over",
            "parts_issued",
            "departure",
        ],
    ),
    ("vehicle_rescue", "tour", "first_contact_earliest_days", "value", 5),
    ("vehicle_rescue", "tour", "first_contact_latest_days", "value", 3),
    ("vehicle_rescue", "tour", "second_notice_earliest_days", "value", 2),
    ("vehicle_rescue", "tour", "second_notice_latest_days", "value", 1),
    ("conventions", "telephone", "most_rings", "value", 3),
    ("central_ac", "clocks", "rules.restore", "target", {"hours": 4}),
    ("central_ac", "standby_units", "per_mille", "value", 4),
    ("central_ac", "depots", "tiers", "value", 3),
    ("central_ac", "depots", "level_1", "value", 46),
    ("central_ac", "depots", "level_2", "value", 836),
    ("central_ac", "depots", "stations", "value", 3000),
    ("precision_ac", "emergency_contacts", "hours_a_day", "value", 24),
    ("precision_ac", "inspections", "interval_months", "value", 3),
    ("precision_ac", "inspection_items", "items", "value", ["filters", "condensers", "wear_parts"]),
    ("precision_ac", "monitoring", "remote", "value", True),
    ("network_247", "service", "hours", "value", "7×24×365"),
    ("network_247", "service", "managers_per_project", "value", 1),
    ("industrial", "clocks", "rules.reply", "target", {"hours": 24}),
    ("industrial", "arrival", "at_customers_time", "value", True),
    ("industrial", "warranty", "rules.quotation", "rule", "quotation"),
    ("industrial", "key_customers", "topics", "value", ["design", "assembly", "process"]),
    ("tender_goods", "clocks", "rules.repair_dispatch", "target", {"hours": 12}),
    ("tender_goods", "clocks", "rules.substitute_hours", "blank", True),
    ("tender_goods", "warranty", "rules.always", "unlimited", True),
    ("durable_5_8", "warranty", "rules.tier_5", "months", 60),
    ("durable_5_8", "warranty", "rules.tier_8", "months", 96),
    ("durable_5_8", "warranty", "rules.tier_8", "verdict", "REPAIR_FREE_TRAVEL_CHARGED"),
    (
        "durable_5_8",
        "warranty",
        "rules.not_covered",
        "causes",
        ["natural", "improper_use", "liquid", "human_damage", "unauthorised_repair"],
    ),
    ("durable_5_8", "warranty", "rules.look", "causes", ["appearance_difference"]),
    ("durable_5_8", "warranty", "rules.special", "approval", "special_replacement"),
    ("property", "complaint_classes", "classes", "shown", "销售类、签约类、交楼类、办证类、其他"),
    ("property", "tiers", "levels", "value", ["group", "region", "project"]),
    ("property", "outward", "referral_needs_resolution", "value", True),
    ("property", "outward", "media_speaker", "value", "品牌部门"),
    ("power_connection", "supply_plan", "residential", "value", {"days": 5}),
    ("power_connection", "supply_plan", "low_voltage", "value", {"days": 10}),
    ("power_connection", "supply_plan", "hv_single", "value", {"months": 1}),
    ("power_connection", "supply_plan", "hv_dual", "value", {"months": 2}),
    ("power_connection", "plan_requests", "objection", "value", {"months": 1}),
    ("power_connection", "plan_validity", "hv_single", "value", {"years": 1}),
    ("power_connection", "plan_validity", "hv_dual", "value", {"years": 1}),
    ("power_connection", "plan_validity", "low_voltage", "value", {"months": 3}),
    ("power_connection", "plan_requests", "extension_days_before", "value", 10),
    ("power_connection", "design_review", "hv_single", "value", {"months": 1}),
    ("power_connection", "design_review", "low_voltage", "value", {"days": 10}),
]


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: Any) -> Any:
    """Sections as they are loaded, read once for all rows."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                default_packs()
                rows = list(PackSection.objects.all())
                active = set(Activation.objects.values_list("pack", "rank", "since"))
                raise RuntimeError
        except RuntimeError:
            pass
    return {(row.pack_id, row.section): row for row in rows}, active


@pytest.mark.parametrize(("pack", "section", "path", "key", "value"), FIGURES)
def test_the_figure_stands_in_its_pack(library, pack, section, path, key, value):
    figures = {one.path: one.figure for one in titled(library[0][pack, section].figures)}
    assert figures[path][key] == value


@pytest.mark.parametrize("pack", PACKS)
def test_every_figure_of_the_pack_names_requirement_source_and_basis(library, pack):
    found = [
        one.path
        for (code, section), row in library[0].items()
        for one in titled(row.figures)
        if code == pack
        and not (one.figure.get("requirements") or section in ("report_kinds", "report_steps"))
    ]
    assert [code for code, _section in library[0] if code == pack] != []
    assert found == []


def test_a_fresh_installation_has_the_default_packs_in_force(library):
    assert library[1] == {(pack, "company", None) for pack in IN_DEFAULT}
