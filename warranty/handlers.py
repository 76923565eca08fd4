"""What follows from events."""

from warranty import case_handlers as case_handlers  # registers the handlers of cases
from warranty import closing_handlers as closing_handlers  # of tickets that close
from warranty import judging_handlers as judging_handlers  # of what is judged again
from warranty import repair_handlers as repair_handlers  # and those of repairs
