"""Models and fault categories of the demo company."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from core.operations import save_record
from customers.models import ProductLine
from customers.operations import ensure_model
from org.models import Skill
from tickets.operations import categories

MODELS = [
    ("AC-35", "空调 1.5 匹", "air_conditioner"),
    ("WH-60", "热水器 60 升", "water_heater"),
    ("NB-14A", "轻薄本 14", "computer"),
    ("NB-15G", "游戏本 15", "computer"),
    ("MT-27", "显示器 27", "display"),
    ("PH-6", "手机 6 代", "phone"),
]
LINES = {
    "air_conditioner": _("空调"),
    "water_heater": _("热水器"),
    "computer": _("电脑"),
    "display": _("显示器"),
    "phone": _("手机"),
}
CATEGORIES = [
    ("ac-cooling", "不制冷", "air-conditioner"),
    ("ac-leak", "漏水", "air-conditioner"),
    ("ac-noise", "异响", "air-conditioner"),
    ("wh-heating", "不加热", "heater"),
    ("wh-leakage", "漏电", "heater"),
    ("nb-start", "无法开机", "computer"),
    ("nb-heat", "过热", "computer"),
    ("nb-system", "系统与驱动", "computer"),
    ("mt-screen", "屏幕显示异常", "display"),
    ("mt-power", "通电无反应", "display"),
    ("ph-screen", "屏幕破损", "phone"),
    ("ph-battery", "电池不耐用", "phone"),
]


def build_catalogue(skills: Mapping[str, Skill]) -> None:
    """The six models with their lines, and the twelve fault categories with the skills they ask for."""
    for code, name in LINES.items():
        save_record(ProductLine(code=code, name=name))
    for code, name, line in MODELS:
        ensure_model(model_code=code, name=name, line=line)
    for code, name, skill in CATEGORIES:
        categories.add(code=code, name=name, skill=skills[skill])
