"""What this room checks in packs, and what it hangs into the house."""

from django.utils.translation import gettext_lazy as _

from core.clock import local_day, now
from core.doors import DRAFT_PANELS, NAV, NavItem, Panel
from warranty import schemas, unit_doors
from warranty.doors import cases as cases  # what cases hang into the house
from warranty.doors import claims as claims  # and what verdicts do
from warranty.flip_words import back_test_panel
from warranty.operations import backtesting as backtesting  # the job that tries drafts
from warranty.permissions import can_read_rules

schemas.register()
unit_doors.register(lambda: local_day(now()))
DRAFT_PANELS.register(Panel("back test", 20, back_test_panel, "warranty/backtest/_panel.html"))
NAV.register(
    NavItem(_("质保规则"), "warranty:books", "gavel", 82, can_read_rules, "/warranty/rules/", minor=True)
)
