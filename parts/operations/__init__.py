"""Every write of depots, standby units and loans."""
