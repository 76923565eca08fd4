"""Composition root: settings, addresses, the API router, Celery and the schedule."""
