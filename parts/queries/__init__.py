"""Reads of depots, standby units and loans."""
