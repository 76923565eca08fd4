"""Taking over lists of sales."""
