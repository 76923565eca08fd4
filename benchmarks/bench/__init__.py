"""What pages and sweeps cost, with raw SQL and a bare Django view beside each in the same run."""
