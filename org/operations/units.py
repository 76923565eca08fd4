"""Branches of the company."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from org.enums import UnitKind
from org.events import UnitAdded, UnitEdited
from org.models import Unit
from org.operations.history import hold, note
from org.rules import PARENT_OF


@transaction.atomic
def add_unit(*, kind: str, code: str, name: str, by: Actor, at: datetime, parent: Unit | None = None) -> Unit:
    """A new branch; raises ValidationError when the place in the tree is impossible (ORG-01)."""
    unit = Unit(kind=kind, code=code, name=name, parent=parent)
    unit.full_clean()
    if (parent.kind if parent else None) != PARENT_OF[kind]:
        raise ValidationError({"parent": _("上级单位的层级不对。")})
    if kind == UnitKind.GROUP and Unit.objects.filter(kind=UnitKind.GROUP).exists():
        raise ValidationError({"kind": _("集团售后服务中心只有一个。")})
    unit.save()
    note(unit, UnitAdded(code=code, title=name), by=by, at=at)
    return unit


@transaction.atomic
def edit_unit(*, unit: Unit, name: str, active: bool, by: Actor, at: datetime) -> Unit:
    """Rename, close or reopen a branch; raises ValidationError. The group centre stays open."""
    held = hold(unit)
    before = (held.name, held.is_active)
    if held.kind == UnitKind.GROUP and not active:
        raise ValidationError({"is_active": _("集团售后服务中心不能停用。")})
    held.name, held.is_active = name, active
    held.full_clean()
    if before != (name, active):
        held.save(update_fields=["name", "is_active"])
        edited = UnitEdited(title_before=before[0], title=name, active_before=before[1], active=active)
        note(held, edited, by=by, at=at)
    return held
