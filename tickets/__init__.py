"""Intake, complaints and the life cycle of tickets (INT, CMP, TKT)."""
