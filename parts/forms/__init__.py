"""What is typed about depots, standby units and loans."""
