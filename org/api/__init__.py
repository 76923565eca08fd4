"""How other systems sign in."""
