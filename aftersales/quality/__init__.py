"""What the developers ask of the source itself: checks, sizes, proven requirements."""
