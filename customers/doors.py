"""What customers registers: its streams, its entry in the rail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import now
from core.doors import HOME_TILES, NAV, PACK_KEYS, NavItem, Tile
from core.streams import StreamKind, register_kind
from customers import import_jobs, movers, notices, pack_keys
from customers.enums import SiteClass
from customers.models import Asset, Customer
from customers.permissions import can_see_customers
from customers.queries.emergency import any_lacking
from org.enums import Right
from org.permissions import has
from packs import schemas, vocabulary

register_kind(
    StreamKind(
        kind="customer",
        label=_("客户"),
        visible_to=Customer.objects.all().visible_to,
        url=lambda stream: reverse("customers:card", args=[stream.pk]),
    )
)
register_kind(
    StreamKind(
        kind="asset",
        label=_("设备"),
        visible_to=Asset.objects.all().visible_to,
        url=lambda stream: reverse("customers:asset", args=[stream.pk]),
    )
)
NAV.register(
    NavItem(
        label=pgettext_lazy("list", "客户"),
        url_name="customers:list",
        icon="building",
        rank=40,
        allowed=can_see_customers,
        match="/customers/",
    )
)
HOME_TILES.register(
    Tile(
        "emergency_contacts",
        60,
        lambda user: can_see_customers(user) and has(user, Right.DISPATCH) and any_lacking(user, at=now()),
        lambda _user: {},
        "customers/tile_emergency.html",
    )
)
movers.register()
notices.register()
import_jobs.register()
schemas.require("telephone_contacts", least=int)
vocabulary.register("site_classes", _("现场类别"), SiteClass.choices)
for _book in pack_keys.BOOKS:
    PACK_KEYS.register(_book)
schemas.require(
    "links",
    link_days=int,
    renew_days=int,
    code_tries=int,
    code_lock_minutes=int,
    acts_per_hour=int,
    photo_count=int,
)
