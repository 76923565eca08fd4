"""Chinese telephone numbers in one written form: 13812345678, 0592-48297434, 4008001234, +85212345678."""

import re
import unicodedata

from core.masks import mask_phone

SEPARATORS = re.compile(r"[\s\-‐-―−－—·.,()（）]+")
EXTENSION = re.compile(r"(?:转|分机|ext\.?|#)\s*(\d{1,6})$", re.IGNORECASE)
HOME = re.compile(r"^(?:\+|00)86|^86(?=1[3-9]\d{9}$|0\d{9,11}$)")
ABROAD = re.compile(r"^(?:\+|00)([1-9]\d{7,14})$")
MOBILE = re.compile(r"^0?(1[3-9]\d{9})$")
SERVICE = re.compile(r"^([48]00\d{7})$")
LANDLINE = re.compile(r"^(010|02\d|0[3-9]\d\d)([2-9]\d{6,7})$")


class BadPhone(ValueError):
    """The text is no telephone number that can be called back."""


def normalise(text: str) -> str:
    """The one form of a number, whatever dashes, spaces, full-width digits or +86 it came with (INT-05).

    An extension stays behind it: 021-26366532转801. Raises BadPhone for everything else.
    """
    plain = unicodedata.normalize("NFKC", text or "").strip()
    extension = EXTENSION.search(plain)
    number = SEPARATORS.sub("", plain[: extension.start()] if extension else plain)
    written = _abroad(number) or _at_home(number)
    if not written:
        raise BadPhone(text)
    return f"{written}转{extension[1]}" if extension else written


def _abroad(number: str) -> str:
    found = None if HOME.match(number) else ABROAD.match(number)
    return f"+{found[1]}" if found else ""


def _at_home(number: str) -> str:
    digits, prefixed = HOME.subn("", number)
    if found := MOBILE.match(digits) or SERVICE.match(digits):
        return found[1]
    if prefixed and not digits.startswith("0"):
        digits = f"0{digits}"
    found = LANDLINE.match(digits)
    return f"{found[1]}-{found[2]}" if found else ""


def is_mobile(phone: str) -> bool:
    """Does a normalised number take SMS?"""
    return bool(MOBILE.match(phone)) and not phone.startswith("0")


def digits_of(text: str) -> str:
    """Only the digits of a search text, empty when it holds anything that no number holds."""
    plain = SEPARATORS.sub("", unicodedata.normalize("NFKC", text or ""))
    plain = HOME.sub("", plain)
    return plain if plain.isascii() and plain.isdigit() else ""


def tail(phone: str) -> str:
    """The last four digits of the line, without an extension."""
    return re.sub(r"\D", "", phone.partition("转")[0])[-4:]


def mask(phone: str) -> str:
    """138****5678, 0592-****7434 (PRV-02); an extension vanishes."""
    return mask_phone(phone.partition("转")[0])
