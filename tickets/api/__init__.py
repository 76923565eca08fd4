"""Tickets for other systems."""
