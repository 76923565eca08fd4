"""Units and the models they are of."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams, open_stream
from customers.events import AssetAdded, AssetMoved
from customers.models import Asset, Customer, ProductModel, Site
from customers.naming import code, tidy
from customers.oddities import differences


@transaction.atomic
def ensure_model(*, model_code: str, name: str = "", line: str = "") -> ProductModel:
    """The product model of a code, made when it is new."""
    key = code(model_code)
    defaults = {"name": tidy(name) or key, "line": line}
    model, _created = ProductModel.objects.get_or_create(code=key, defaults=defaults)
    return model


@transaction.atomic
def ensure_asset(
    *,
    customer: Customer,
    by: Actor,
    at: datetime,
    serial: str = "",
    model_code: str = "",
    model_name: str = "",
    site: Site | None = None,
    bought_on: date | None = None,
    place: str = "",
    plate: str = "",
    batch: str = "",
) -> tuple[Asset, list[str]]:
    """The unit of a serial or a plate, or of customer, model, site and place when it has neither; and what
    was odd.

    An unknown model code is added to the register. What is known of the unit stays as it is.
    """
    lock_streams(customer.pk)
    key = code(serial) or None
    model = ensure_model(model_code=model_code, name=model_name) if code(model_code) else None
    known = _known(key, code(plate), model, customer, site, place)
    if known:
        return _plated(known, code(plate)), differences(known, model, customer, bought_on)
    told = {"plate": code(plate), "bought_on": bought_on, "place": tidy(place), "batch": tidy(batch)}
    asset = _install(key, model, customer, site, told, at)
    if asset is None:
        known = Asset.objects.select_related("customer", "model", "stream").get(serial=key)
        return known, differences(known, model, customer, bought_on)
    record(asset.pk, AssetAdded(customer=customer.pk, model=model.code if model else ""), by=by, at=at)
    return asset, []


def _plated(asset: Asset, plate: str) -> Asset:
    """A unit that had no plate so far takes the one that was told."""
    if plate and not asset.plate:
        asset.plate = plate
        asset.save(update_fields=["plate"])
    return asset


def _known(
    key: str | None,
    plate: str,
    model: ProductModel | None,
    customer: Customer,
    site: Site | None,
    place: str,
) -> Asset | None:
    rows = Asset.objects.select_related("customer", "model", "stream")
    if key:
        return rows.filter(serial=key).first()
    if plate:
        return rows.filter(plate=plate).order_by("-pk").first()
    rows = rows.in_use()
    return rows.filter(serial=None, customer=customer, model=model, site=site, place=tidy(place)).first()


def _install(
    key: str | None,
    model: ProductModel | None,
    customer: Customer,
    site: Site | None,
    told: dict[str, Any],
    at: datetime,
) -> Asset | None:
    """Write the unit; None when another customer's call wrote the same serial first."""
    with transaction.atomic():
        asset = Asset(
            stream=open_stream(kind="asset", at=at),
            serial=key,
            model=model,
            customer=customer,
            site=site,
            **told,
        )
        Asset.objects.bulk_create([asset], ignore_conflicts=True)
        if Asset.objects.filter(pk=asset.pk).exists():
            return asset
        transaction.set_rollback(True)
    return None


@transaction.atomic
def place_asset(*, asset: Asset, site: Site, by: Actor, at: datetime) -> Asset:
    """The unit stands at another site of its customer now."""
    lock_streams(asset.pk)
    asset.site = site
    asset.save(update_fields=["site"])
    record(asset.pk, AssetMoved(site=site.pk), by=by, at=at)
    return asset
