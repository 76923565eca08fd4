"""Parts, classes of goods and repair addresses of the demo company's models."""

from collections.abc import Mapping
from decimal import Decimal

from core.operations import save_record
from customers.enums import ItemKind
from customers.models import ProductModel, ProductPart, RepairAddress
from org.models import Unit

CLASSES: Mapping[str, tuple[str, str]] = {
    "AC-35": ("air_conditioner", "2999"),
    "WH-60": ("other_goods", "1599"),
    "NB-14A": ("computer", "4999"),
    "NB-15G": ("computer", "6999"),
    "MT-27": ("other_goods", "1299"),
    "PH-6": ("phone", "2499"),
}
"""Class of goods by law, and list price."""

Part = tuple[str, str, str, str]
HOME: tuple[Part, ...] = (
    ("compressor", "压缩机", ItemKind.BOUGHT_IN_PART, "恒达压缩机"),
    ("main_board", "主控板", ItemKind.MAIN_UNIT, ""),
    ("remote", "遥控器", ItemKind.ACCESSORY, ""),
    ("filter", "滤网", ItemKind.CONSUMABLE, ""),
)
MOBILE: tuple[Part, ...] = (
    ("main_board", "主板", ItemKind.MAIN_UNIT, ""),
    ("lcd", "液晶屏", ItemKind.MAIN_UNIT, ""),
    ("battery", "电池", ItemKind.ACCESSORY, "华能电池"),
    ("charger", "充电器", ItemKind.ACCESSORY, "华能电源"),
    ("earphone", "耳机", ItemKind.ACCESSORY, ""),
    ("power_bank", "赠送充电宝", ItemKind.GIFT, ""),
)
PARTS: Mapping[str, tuple[Part, ...]] = {
    "AC-35": HOME,
    "WH-60": HOME[1:],
    "NB-14A": MOBILE[:4],
    "NB-15G": MOBILE[:4],
    "MT-27": MOBILE[:2],
    "PH-6": MOBILE,
}
PLACES = (
    ("浦东维修中心", "上海市浦东新区张杨路 500 号", "021-58000001", True),
    ("徐汇服务点", "上海市徐汇区漕溪北路 88 号", "021-64000002", False),
    ("杭州服务点", "杭州市西湖区文三路 12 号", "0571-87000003", False),
)


def build_products(units: Mapping[str, Unit]) -> None:
    """Every model gets its class, price, parts and the three addresses of its service booklet."""
    for model in ProductModel.objects.filter(code__in=CLASSES):
        kind, price = CLASSES[model.code]
        model.product_class, model.list_price = kind, Decimal(price)
        save_record(model)
        for code, name, item, supplier in PARTS[model.code]:
            save_record(ProductPart(model=model, code=code, name=name, kind=item, supplier=supplier))
        for place, address, phone, designated in PLACES:
            save_record(
                RepairAddress(
                    model=model,
                    name=place,
                    address=address,
                    phone=phone,
                    region=units["east"],
                    designated=designated,
                )
            )
