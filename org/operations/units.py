"""Branches of the company."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from org.enums import UnitKind
from org.events import ServiceManagerNamed, UnitAdded, UnitEdited, UnitWentLive
from org.models import Unit, User
from org.operations.history import hold, note
from org.queries import possible_managers
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


@transaction.atomic
def name_service_manager(*, unit: Unit, manager: User | None, by: Actor, at: datetime) -> Unit:
    """Who answers for a project towards its customer; a live one keeps somebody. Raises ValidationError."""
    held = hold(unit)
    if held.kind != UnitKind.PROJECT:
        raise ValidationError(_("只有项目设客户服务经理。"))
    if manager is None and held.live_since:
        raise ValidationError({"service_manager": _("项目已上线，必须保留一位客户服务经理。")})
    if manager and not possible_managers(held, at=at).filter(pk=manager.pk).exists():
        raise ValidationError({"service_manager": _("客户服务经理须在本项目或上级单位任职。")})
    if held.service_manager_id != (manager.pk if manager else None):
        held.service_manager = manager
        held.save(update_fields=["service_manager"])
        named = ServiceManagerNamed(
            manager=manager.pk if manager else None, title=manager.name if manager else ""
        )
        note(held, named, by=by, at=at)
    return held


@transaction.atomic
def go_live(*, unit: Unit, by: Actor, at: datetime) -> Unit:
    """A project begins to take requests; raises ValidationError without a named manager (ORG-15)."""
    held = hold(unit)
    if held.kind != UnitKind.PROJECT:
        raise ValidationError(_("只有项目需要上线。"))
    if held.service_manager_id is None:
        raise ValidationError({"service_manager": _("项目上线前须指定客户服务经理。")})
    if held.live_since is None:
        held.live_since = local_day(at)
        held.save(update_fields=["live_since"])
        note(held, UnitWentLive(since=held.live_since.isoformat()), by=by, at=at)
    return held
