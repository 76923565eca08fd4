"""What this room checks in packs, and what it hangs into the house."""

from core.doors import DRAFT_PANELS, Panel
from warranty import schemas
from warranty.flip_words import back_test_panel
from warranty.operations import backtesting as backtesting  # the job that tries drafts

schemas.register()
DRAFT_PANELS.register(Panel("back test", 20, back_test_panel, "warranty/backtest/_panel.html"))
