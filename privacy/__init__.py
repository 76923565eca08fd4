"""Rights of customers over their data: requests, erasing, and how long records are kept."""
