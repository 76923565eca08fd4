"""Ledgers, report runs, the month's figures and their exports; reads other rooms through their tables."""
