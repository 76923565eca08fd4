"""Measuring the product: speed and behaviour under faults."""
