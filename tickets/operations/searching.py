"""Words by which a ticket is found beside those it was registered with."""

from core.search import bigrams
from tickets.models import Ticket, TicketSearch

LONGEST_WORD = 60  # what the column holds


def add_search_words(*, ticket: Ticket, words: str) -> None:
    """Add the words of the service record to the ticket's search row; the caller holds the stream (TKT-22)."""
    row = TicketSearch.objects.filter(ticket=ticket.pk).first()
    if row is not None:
        new = {word for word in bigrams(words) if len(word) <= LONGEST_WORD}
        row.tokens = sorted({*row.tokens, *new})
        row.save(update_fields=["tokens"])
