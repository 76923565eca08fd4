"""Users, the tree of units, posts and rights, approvals, business calendars."""
