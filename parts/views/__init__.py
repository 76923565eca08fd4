"""Pages of depots, standby units and loans."""
