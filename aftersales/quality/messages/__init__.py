"""What people read: every text of the source that is meant for them, and its translations."""
