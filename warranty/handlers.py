"""What follows from events."""

from warranty import case_handlers as case_handlers  # registers the handlers of cases
