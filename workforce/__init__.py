"""The staff's day: work set, appearance and service inspected, conduct evaluated."""
