"""Reading letters: pure, so that every oddity of mail programs has a test without a server."""

from notifications.letters.automatic import why_automatic
from notifications.letters.parsing import Parsed, Part, read

__all__ = ["Parsed", "Part", "read", "why_automatic"]
