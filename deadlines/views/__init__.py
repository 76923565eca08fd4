"""Pages of to-dos."""
