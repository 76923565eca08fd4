"""Products with their parts, kinds of items and repair addresses."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from customers.models import ProductLine, ProductModel, ProductPart, RepairAddress
from org.models import Unit, User

SignIn = Callable[[User], Client]


@pytest.fixture
def model(db: None) -> ProductModel:
    made = ProductModel.objects.create(code="P10", name="手机 P10", product_class="phone")
    ProductPart.objects.create(model=made, code="LCD", name="液晶屏")
    ProductPart.objects.create(model=made, code="CH", name="充电器", kind="accessory", supplier="恒达电源")
    return made


def posted(model: ProductModel, **rows: str) -> dict[str, str]:
    """The register's form without changes, and new rows."""
    empty = {
        f"{group}-{name}": value
        for group in ("parts", "repair_addresses")
        for name, value in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"))
    }
    return {
        "code": model.code,
        "name": model.name,
        "product_class": "phone",
        "is_active": "on",
        **empty,
        **rows,
    }


def test_people_read_parts_with_their_kind(model: ProductModel, desk: User, signed_in: SignIn) -> None:
    client = signed_in(desk)
    page = client.get(reverse("customers:product", args=[model.pk])).content.decode()
    assert [word in page for word in ("液晶屏", "主机", "充电器", "配件", "恒达电源", "手机")] == [True] * 6
    listed = client.get(reverse("customers:products") + "?q=P1").content.decode()
    assert reverse("customers:product", args=[model.pk]) in listed


def test_only_administrators_are_led_to_the_register(
    model: ProductModel, desk: User, administrator: User, signed_in: SignIn
) -> None:
    where = reverse("admin:customers_productmodel_change", args=[model.pk])
    page = signed_in(desk).get(reverse("customers:product", args=[model.pk])).content.decode()
    assert (where in page, signed_in(administrator).get(where).status_code) == (False, 200)


def test_the_register_takes_parts_and_addresses(
    model: ProductModel, administrator: User, east: Unit, signed_in: SignIn
) -> None:
    rows = {
        "parts-TOTAL_FORMS": "1",
        "parts-0-code": "BAT",
        "parts-0-name": "电池",
        "parts-0-kind": "consumable",
        "parts-0-is_active": "on",
        "repair_addresses-TOTAL_FORMS": "1",
        "repair_addresses-0-name": "浦东检测点",
        "repair_addresses-0-address": "人民路1号",
        "repair_addresses-0-region": str(east.pk),
        "repair_addresses-0-designated": "on",
    }
    where = reverse("admin:customers_productmodel_change", args=[model.pk])
    answer = signed_in(administrator).post(where, posted(model, **rows))
    assert (answer.status_code, model.parts.get(code="BAT").kind) == (302, "consumable")
    assert RepairAddress.objects.get().designated is True


def test_an_unknown_class_of_goods_is_refused(
    model: ProductModel, administrator: User, signed_in: SignIn
) -> None:
    where = reverse("admin:customers_productmodel_change", args=[model.pk])
    signed_in(administrator).post(where, posted(model, product_class="spaceship"))
    model.refresh_from_db()
    assert model.product_class == "phone"


def test_a_model_nobody_knows_is_not_found(desk: User, signed_in: SignIn) -> None:
    assert signed_in(desk).get(reverse("customers:product", args=[404404])).status_code == 404


@pytest.mark.parametrize(
    ("name", "shown"),
    [("手机", '手机 <span class="muted small">phones</span>'), ("", ">phones<")],
)
def test_a_line_goes_by_its_name(
    model: ProductModel, desk: User, signed_in: SignIn, name: str, shown: str
) -> None:
    ProductModel.objects.filter(pk=model.pk).update(line="phones")
    if name:
        ProductLine.objects.create(code="phones", name=name)
    client = signed_in(desk)
    pages = [reverse("customers:products"), reverse("customers:product", args=[model.pk])]
    assert [shown in client.get(page).content.decode() for page in pages] == [True, True]


@pytest.mark.parametrize(("line", "status"), [("phones", 302), ("", 302), ("fax", 200)])
def test_a_model_is_of_a_line_that_is_there(
    model: ProductModel, administrator: User, signed_in: SignIn, line: str, status: int
) -> None:
    ProductLine.objects.create(code="phones", name="手机")
    where = reverse("admin:customers_productmodel_change", args=[model.pk])
    answer = signed_in(administrator).post(where, posted(model, line=line))
    model.refresh_from_db()
    assert (answer.status_code, model.line) == (status, line if status == 302 else "")


def test_lines_are_named_in_the_register_and_keep_their_code(
    administrator: User, signed_in: SignIn, db: None
) -> None:
    client = signed_in(administrator)
    client.post(reverse("admin:customers_productline_add"), {"code": "phones", "name": "手机"})
    made = ProductLine.objects.get()
    where = reverse("admin:customers_productline_change", args=[made.pk])
    client.post(where, {"code": "fax", "name": "移动电话"})
    assert list(ProductLine.objects.values_list("code", "name")) == [("phones", "移动电话")]
