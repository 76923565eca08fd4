"""Forms of the warranty room."""
