"""Long runs of simulated time, with workers that die at any statement."""
