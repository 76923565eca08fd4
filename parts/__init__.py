"""Depots, standby units and what is lent to customers."""
