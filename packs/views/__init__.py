"""Pages of the packs."""
