"""One row of a list of sales: what it says in normal form, or all that is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from core.lists.columns import Columns
from core.lists.escapes import unescape
from core.lists.times import BadTime, day
from core.tidying import tidy
from customers.enums import SaleKind
from customers.importing.columns import NAMES
from customers.naming import code
from customers.phones import BadPhone, normalise
from org.models import Unit
from org.places import Places

YES, NO = {"是", "Y", "YES", "1", "TRUE"}, {"", "否", "N", "NO", "0", "FALSE"}
KINDS = {
    "柜台": SaleKind.COUNTER,
    "门店": SaleKind.COUNTER,
    "邮寄": SaleKind.SHIPPED,
    "快递": SaleKind.SHIPPED,
}
LONGEST = {
    "serial": 60,
    "model_code": 40,
    "model_name": 80,
    "batch": 40,
    "name": 80,
    "address": 200,
    "invoice": 40,
    "seller": 80,
    "card_number": 40,
    "file_number": 40,
    "contract_number": 40,
}
MOST_MONTHS = 600
MOST_PRICE = Decimal(10) ** 10
PAPERS = ("invoice", "seller", "card_number", "file_number", "contract_number")


@dataclass(frozen=True)
class SaleRow:
    """A sale in normal form; `values` are those of the sale itself."""

    serial: str
    name: str
    phone: str
    region: Unit
    project: Unit | None
    address: str
    model_code: str
    model_name: str
    batch: str
    values: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Rejected:
    """Why a row is not taken in."""

    words: str


def read(cells: Sequence[str], columns: Columns, places: Places, *, today: date) -> SaleRow | Rejected:
    """The row in normal form or its faults; depends on nothing but its arguments."""
    if len(cells) < columns.least:
        wanted = {"wanted": columns.least, "found": len(cells)}
        return Rejected(_("应有 %(wanted)s 列，只有 %(found)s 列") % wanted)
    reading = _Reading(cells, columns, today)
    row = reading.row(places)
    return Rejected("；".join(reading.faults)) if reading.faults else row


class _Reading:
    """Reads the cells one by one and gathers faults on the way."""

    def __init__(self, cells: Sequence[str], columns: Columns, today: date) -> None:
        self.cells, self.columns, self.today = cells, columns, today
        self.faults: list[str] = []

    def row(self, places: Places) -> SaleRow:
        region = self.region(places)
        address = self.text("address")
        return SaleRow(
            serial=code(self.needed("serial")),
            name=self.needed("name"),
            phone=self.phone(),
            region=region,
            project=places.project(region, address) if region else None,
            address=address,
            model_code=code(self.text("model_code")),
            model_name=self.text("model_name"),
            batch=self.text("batch"),
            values=self.values(),
        )

    def values(self) -> dict[str, Any]:
        """Of the sale; what the file does not say is left out."""
        bought, received = self.day_of("bought_on"), self.day_of("received_on")
        if bought is None and not self.text("bought_on"):
            self.fault("bought_on", _("没有填写"))
        if bought and received and received < bought:
            self.fault("received_on", _("早于购买日期"))
        found = {
            "bought_on": bought,
            "received_on": received,
            "contract_signed_on": self.day_of("contract_signed_on"),
            "kind": self.kind(received),
            "distance": self.truth("distance"),
            "price": self.price(),
            "card_months": self.months("card_months"),
            "contract_months": self.months("contract_months"),
            **{name: self.text(name) for name in PAPERS},
        }
        return {name: value for name, value in found.items() if value not in (None, "")}

    def region(self, places: Places) -> Unit:
        text = self.text("region")
        region = places.region(text)
        if region is None:
            words = _("没有「%(seen)s」这个大区") % {"seen": text[:40]} if text else _("没有填写")
            self.fault("region", words)
        return region  # type: ignore[return-value]  # a row with faults is never taken in

    def fault(self, name: str, words: str, seen: str = "") -> None:
        said = f"「{NAMES[name][0]}」{words}"
        self.faults.append(f"{said}：{seen[:40]}" if seen else said)

    def text(self, name: str) -> str:
        text = tidy(unescape(self.columns.value(self.cells, name)))
        most = LONGEST.get(name, len(text))
        if len(text) > most:
            self.fault(name, _("最多 %(most)s 字") % {"most": most})
        return text

    def needed(self, name: str) -> str:
        text = self.text(name)
        if not text:
            self.fault(name, _("没有填写"))
        return text

    def phone(self) -> str:
        text = self.text("phone")
        try:
            return normalise(text)
        except BadPhone:
            self.fault("phone", _("无法回拨") if text else _("没有填写"), text)
            return ""

    def day_of(self, name: str) -> date | None:
        found = self._parsed(name, day, BadTime)
        if found is not None and found > self.today:
            self.fault(name, _("晚于今天"))
        return found

    def price(self) -> Decimal | None:
        found = self._parsed("price", _money, InvalidOperation)
        if found is not None and found < 0:
            self.fault("price", _("不能为负"), self.text("price"))
        elif found is not None and found >= MOST_PRICE:
            self.fault("price", _("无法识别"), str(found))
        return found

    def months(self, name: str) -> int | None:
        found = self._parsed(name, _whole, ValueError)
        if found is not None and not 0 < found <= MOST_MONTHS:
            self.fault(name, _("无法识别"), str(found))
        return found

    def kind(self, received: date | None) -> str:
        """As the file says; goods with a day of receipt were shipped."""
        text = self.text("kind")
        known = next((kind for word, kind in KINDS.items() if word in text), None)
        labelled = next((kind for kind in SaleKind if text in (kind.value, str(kind.label))), None)
        if text and not (known or labelled):
            self.fault("kind", _("无法识别"), text)
        guessed = SaleKind.SHIPPED if received else SaleKind.COUNTER
        return (labelled or known or guessed).value

    def truth(self, name: str) -> bool:
        text = self.text(name).upper()
        if text not in YES | NO:
            self.fault(name, _("无法识别"), text)
        return text in YES

    def _parsed(self, name: str, read: Callable[[str], Any], wrong: type[Exception]) -> Any:
        text = self.text(name)
        if not text:
            return None
        try:
            return read(text)
        except wrong:
            self.fault(name, _("无法识别"), text)
            return None


def _money(text: str) -> Decimal:
    return Decimal(text.lstrip("¥￥").replace(",", "").removesuffix("元")).quantize(Decimal("0.01"))


def _whole(text: str) -> int:
    return int(text.removesuffix("个月").removesuffix("月"))
