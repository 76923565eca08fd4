"""Search words and written forms of names, addresses, serials and models; all pure."""

import re
from collections.abc import Iterable

from core.search import bigrams, initials, query_tokens
from core.tidying import tidy as tidy  # the one form of names, too
from customers.enums import CustomerKind

INITIALS = "^"  # marks prefixes of pinyin initials among the search words
KEPT_FIRST, KEPT_LAST = 3, 2  # characters of a masked ID number
HOUSE = re.compile(r"^(.*?(?:路|街|道|巷|弄|胡同|镇|乡|村|区|县|市))(.*)$")
STREET = re.compile(r"^(.*(?:路|街|道|巷|弄|胡同))(.*)$")
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"  # first character of plates
ORGANISATION = re.compile(
    r"(公司|集团|厂|店|医院|学校|大学|中学|小学|幼儿园|银行|酒店|宾馆|中心|局|所|站|院|委)$"
)


def code(text: str) -> str:
    """A serial or model code: no spaces, capitals."""
    return tidy(text).replace(" ", "").upper()


def address_key(address: str) -> str:
    """What makes two spellings of an address the same: neither spaces nor capitals count."""
    return tidy(address).replace(" ", "").casefold()


def mask_address(address: str) -> str:
    """Town and street stay, the house goes: 杭州市西湖区人民路**** (PRV-02)."""
    found = STREET.match(address) or HOUSE.match(address)
    if not address:
        return ""
    return f"{found[1] if found else address[:3]}****"


def mask_id_number(number: str) -> str:
    """The province and the last two digits stay: 110*************2X (PRV-02)."""
    hidden = len(number) - KEPT_FIRST - KEPT_LAST
    return f"{number[:KEPT_FIRST]}{'*' * hidden}{number[-KEPT_LAST:]}" if hidden > 0 else number


def kind_of(name: str) -> str:
    """A person, unless the name ends like an organisation's."""
    return CustomerKind.ORGANISATION if ORGANISATION.search(name) else CustomerKind.PERSON


def search_words(names: Iterable[str]) -> list[str]:
    """Index words of all names of a customer: bigrams, and each prefix of the pinyin initials."""
    found: set[str] = set()
    for name in names:
        found.update(bigrams(name))
        for reading in initials(name):
            found.update(INITIALS + reading[:end] for end in range(1, len(reading) + 1))
    return sorted(found)


def query_words(query: str) -> list[str]:
    """Index words that a name must hold; Latin letters are read as pinyin initials."""
    plain = tidy(query).lower()
    if plain.isascii() and plain.isalnum():
        return [INITIALS + plain]
    return query_tokens(plain)
