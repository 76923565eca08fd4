"""From a letter's HTML to plain text, and from the whole text to what is new in it."""

import re
from html.parser import HTMLParser

HIDDEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
LINES = frozenset(
    {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
)
LONGEST = 20_000
# Where mail programs begin to repeat the letter that is answered.
QUOTED = re.compile(
    r"^\s*(?:-{2,}\s*(?:原始邮件|原邮件|回复的邮件|转发邮件|Original Message|Forwarded message)\s*-{2,}"
    r"|发件人\s*[:：].*|From:\s.+@.+|在.{4,60}写道\s*[:：]\s*|On\s.{6,120}wrote:\s*|_{10,}\s*|.{0,60}于.{4,40}写道\s*[:：]\s*)$",
    re.MULTILINE,
)


class _Words(HTMLParser):
    """Collects text outside hidden elements; nothing is executed, loaded or kept as markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self.hidden += 1
        elif tag in LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self.hidden = max(self.hidden - 1, 0)
        elif tag in LINES and tag not in {"br", "hr"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def from_html(markup: str) -> str:
    """The words of an HTML letter."""
    words = _Words()
    words.feed(markup[: LONGEST * 20])
    words.close()
    return tidy("".join(words.parts))


def tidy(text: str) -> str:
    """Without control characters, trailing blanks and long gaps."""
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.replace("\u00a0", " ").rstrip() for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST]


def new_words(text: str) -> str:
    """What stands above the repeated letter; the whole text when nothing does."""
    found = QUOTED.search(text)
    above = text[: found.start()] if found else text
    kept = [line for line in above.split("\n") if not line.startswith(">")]
    return tidy("\n".join(kept)) or text
