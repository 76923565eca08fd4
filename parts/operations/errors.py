"""What stops an operation of this room."""


class PartsRefused(Exception):
    """Nothing was changed; the message is for people."""


class Stale(PartsRefused):
    """Somebody was quicker: the unit, order or loan is in another state by now."""
