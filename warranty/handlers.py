"""What follows from events."""

from warranty import case_handlers as case_handlers  # registers the handlers of cases
from warranty import repair_handlers as repair_handlers  # and those of repairs
