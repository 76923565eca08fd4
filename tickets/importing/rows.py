"""One row of a file: what it says in normal form, or why it cannot be taken in."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from core.clock import iso, local_day
from core.lists.escapes import unescape
from core.lists.times import BadTime, day, moment
from customers.naming import address_key, code, tidy
from customers.phones import BadPhone, normalise
from org.models import Unit
from org.places import Places
from tickets.importing.channels import channel_of
from tickets.importing.columns import Columns
from tickets.importing.reasons import Reason

LONGEST = {"name": 80, "address": 200, "serial": 60, "model_code": 40, "description": 5000}
UNREADABLE_CHARACTER = "\ufffd"


@dataclass(frozen=True)
class Call:
    """A row in normal form; `notes` tell what was odd but possible."""

    received_at: datetime
    channel: str
    name: str
    phone: str
    region: Unit
    project: Unit | None
    address: str
    model_code: str
    model_name: str
    serial: str
    bought_on: date | None
    description: str
    notes: list[str] = field(compare=False, default_factory=list)

    @property
    def digest(self) -> str:
        """What makes two rows the same, in whatever encoding, date form or spelling they come."""
        values = [
            iso(self.received_at),
            self.channel,
            self.name,
            self.phone,
            self.region.code,
            address_key(self.address),
            self.model_code,
            self.serial,
            self.bought_on.isoformat() if self.bought_on else "",
            tidy(self.description),
        ]
        return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Fault:
    """One reason and, where it helps, the words that caused it."""

    reason: str
    detail: str = ""

    def __str__(self) -> str:
        words = str(Reason(self.reason).label)
        return f"{words}：{self.detail}" if self.detail else words


@dataclass(frozen=True)
class Rejected:
    """Why a row is not taken in: the first fault counts, all are told."""

    faults: tuple[Fault, ...]

    @property
    def words(self) -> str:
        return "；".join(str(fault) for fault in self.faults)


def judge(cells: Sequence[str], columns: Columns, places: Places, *, at: datetime) -> Call | Rejected:
    """The row in normal form or its faults; depends on nothing but its arguments."""
    wrong_shape = _shape(cells, columns)
    if wrong_shape:
        return Rejected((wrong_shape,))
    reading = _Reading(cells, columns, places, at)
    call = reading.call()
    return Rejected(tuple(reading.faults)) if reading.faults else call


def _shape(cells: Sequence[str], columns: Columns) -> Fault | None:
    if len(cells) < columns.least:
        width = {"wanted": columns.least, "found": len(cells)}
        return Fault(Reason.SHORT_ROW, _("应有 %(wanted)s 列，只有 %(found)s 列") % width)
    if any(cell.strip() for cell in cells[len(columns.header) :]):
        return Fault(Reason.LONG_ROW, _("应有 %(wanted)s 列") % {"wanted": len(columns.header)})
    return None


class _Reading:
    """Reads the cells one by one and gathers faults and notes on the way."""

    def __init__(self, cells: Sequence[str], columns: Columns, places: Places, at: datetime) -> None:
        self.cells = cells
        self.columns = columns
        self.places = places
        self.at = at
        self.faults: list[Fault] = []
        self.notes: list[str] = []

    def call(self) -> Call:
        received_at, channel = self._received(), self._channel()
        name, phone = self._name(), self._phone()
        region, address = self._region(), self._text("address")
        return Call(
            received_at=received_at,
            channel=channel,
            name=name,
            phone=phone,
            region=region,
            project=self.places.project(region, address) if region else None,
            address=address,
            model_code=code(self._text("model_code")),
            model_name=self._text("model_name")[:80],
            serial=self._serial(),
            bought_on=self._bought_on(received_at),
            description=self._description(),
            notes=self.notes,
        )

    def _cell(self, name: str) -> str:
        return unescape(self.columns.value(self.cells, name))

    def _text(self, name: str) -> str:
        text = tidy(self._cell(name))
        if len(text) > LONGEST.get(name, len(text)):
            most = {"column": self._heading(name), "most": LONGEST[name]}
            self._fault(Reason.TOO_LONG, _("「%(column)s」最多 %(most)s 字") % most)
        return text

    def _heading(self, name: str) -> str:
        return self.columns.header[self.columns.places[name]]

    def _fault(self, reason: str, detail: str = "") -> None:
        self.faults.append(Fault(reason, detail[:60]))

    def _received(self) -> datetime:
        text = self._cell("received")
        try:
            instant, has_hour = moment(text)
        except BadTime:
            self._fault(Reason.BAD_TIME, tidy(text))
            return self.at
        if instant > self.at:
            self._fault(Reason.FUTURE_TIME, tidy(text))
        if not has_hour:
            self.notes.append(_("来电时间只有日期，按当日 0 时计。"))
        return instant

    def _channel(self) -> str:
        text = self._cell("channel")
        channel = channel_of(text)
        if channel is None:
            self._fault(Reason.BAD_CHANNEL, tidy(text))
        elif not tidy(text) and "channel" in self.columns.places:
            self.notes.append(_("未注明渠道，按电话计。"))
        return channel or ""

    def _name(self) -> str:
        name = self._text("name")
        if not name:
            self._fault(Reason.NO_NAME)
        return name

    def _phone(self) -> str:
        text = tidy(self._cell("phone"))
        try:
            return normalise(text)
        except BadPhone:
            self._fault(Reason.BAD_PHONE if text else Reason.NO_PHONE, text)
            return ""

    def _region(self) -> Unit:
        text = self._text("region")
        region = self.places.region(text)
        if region is None:
            self._fault(Reason.UNKNOWN_REGION, text or _("空"))
        return region  # type: ignore[return-value]  # a row with faults is never taken in

    def _serial(self) -> str:
        serial = code(self._text("serial"))
        if not serial:
            self.notes.append(_("没有序列号。"))
        return serial

    def _bought_on(self, received_at: datetime) -> date | None:
        text = tidy(self._cell("bought_on"))
        if not text:
            return None
        try:
            bought_on = day(text)
        except BadTime:
            self.notes.append(_("购买日期无法识别：%(text)s") % {"text": text[:40]})
            return None
        if bought_on > local_day(received_at):
            self.notes.append(_("购买日期 %(day)s 晚于来电日期。") % {"day": bought_on})
        return bought_on

    def _description(self) -> str:
        text = _prose(self._cell("description"))
        if not text:
            self._fault(Reason.NO_DESCRIPTION)
        elif len(text) > LONGEST["description"]:
            self._fault(Reason.TOO_LONG, _("客户描述最多 %(most)s 字") % {"most": LONGEST["description"]})
        if UNREADABLE_CHARACTER in text:
            self.notes.append(_("文字中有无法识别的字符。"))
        return text


def _prose(text: str) -> str:
    """The customer's words as they are: only control characters go, line ends become plain ones."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(" " if unicodedata.category(c) == "Cc" else c for c in line) for line in lines)
    return "\n".join(kept).strip()
