"""Messages to people: inbox, e-mail and SMS, each queued once and handed over at least once."""
