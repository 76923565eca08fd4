"""What is typed on the pages of follow-up."""
