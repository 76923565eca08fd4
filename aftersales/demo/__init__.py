"""The small demo company of `up`: seeded, repeatable, times relative to the first start."""
