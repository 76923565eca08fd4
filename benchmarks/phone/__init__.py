"""A technician's phone in a real browser, for tests and for faults."""
