"""What is typed about promises, to-dos and calendars."""
