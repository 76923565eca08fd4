"""Long runs: promises counted by hand, and simulated time with workers that die at any statement."""
