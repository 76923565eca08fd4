"""Calls to the customer after the job, and what comes of them."""
