"""Query plans of the connection."""

from django.db import connection


def plan_anew() -> None:
    """Forget the plans the connection keeps, among them those of foreign keys' checks.

    They were made for the tables as they were then: while a first list fills empty tables, each row's check
    reads a whole table. Call it before a batch of many rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
