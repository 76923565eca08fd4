"""The deadlines' endpoints for other systems."""
