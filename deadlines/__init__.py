"""Clocks of every promise: start, pause, due, escalate, exactly once; and to-dos."""
