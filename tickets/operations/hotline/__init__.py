"""The writes of the desk beside the ticket itself: calls, drafts, repeats, letters, visitors, prices."""
