"""The one way a file is refused."""


class BadFile(Exception):
    """The file is refused and nothing of it is kept; the message says why in the user's language."""
