"""Judging files that people hand in: by content, never by name."""
