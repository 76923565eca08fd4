"""Kinds and states of depots, standby units, their orders and moves."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Tier(IntegerChoices):
    """Levels of depots (PRT-01)."""

    FIRST = 1, _("一级库")
    SECOND = 2, _("二级库")
    STATION = 3, _("服务站库")


class UnitState(TextChoices):
    IN_STOCK = "in_stock", _("在库")
    ON_VAN = "on_van", _("随车")
    LENT = "lent", _("借出")
    OUT = "out", _("停用")


class MoveKind(TextChoices):
    TAKEN_IN = "taken_in", _("入库")
    LOADED = "loaded", _("装车")
    UNLOADED = "unloaded", _("卸车")
    TRANSFERRED = "transferred", _("调拨")
    LENT = "lent", _("借出")
    RETURNED = "returned", _("归还")
    WITHDRAWN = "withdrawn", _("停用")
    RESTORED = "restored", _("恢复使用")


class OrderKind(TextChoices):
    STANDBY = "standby", _("备用机")
    SUBSTITUTE = "substitute", _("代用品")


class OrderState(TextChoices):
    ORDERED = "ordered", _("待安排")
    ASSIGNED = "assigned", _("已安排")
    DELIVERED = "delivered", _("已送达")
    CANCELLED = "cancelled", _("已取消")


class Why(TextChoices):
    """What made a unit be ordered."""

    LATE_ESTIMATE = "late_estimate", _("预计修复晚于时限")
    UNREPAIRED = "unrepaired", _("到期未修复")
    ASKED = "asked", _("人工申请")
