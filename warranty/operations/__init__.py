"""Every write of warranty."""
