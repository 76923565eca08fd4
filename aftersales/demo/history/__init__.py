"""A demo company with a past: customers, staff and more than a year of finished tickets (`manage.py demo`).

A few hundred lives are led through the real operations, in all their kinds; the rest are copies of them with other
customers, people and days, written in bulk. So every row is one that the operations would have written.
"""
