"""The judge's endpoint for other systems."""
