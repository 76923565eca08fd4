"""Kill -9 in the middle of work, then count: nothing lost, nothing twice."""
