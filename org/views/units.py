"""The tree of units, and the register of skills."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.operations import save_record
from core.views.guard import needs, page_status
from core.words import say
from org import queries
from org.enums import UnitKind
from org.forms.units import NewUnitForm, ServiceManagerForm, SkillForm, UnitForm
from org.models import Skill, Unit
from org.operations import units as operations
from org.permissions import can_manage_people
from org.rules import CHILD_OF

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(can_manage_people)
def units(request: HttpRequest) -> HttpResponse:
    """The whole tree."""
    return render(request, "org/units.html", {"tree": queries.unit_tree(request.user)})


@READ_WRITE
@needs(can_manage_people)
def unit_new(request: HttpRequest) -> HttpResponse:
    """A branch below the chosen one."""
    parents = Unit.objects.visible_to(request.user).filter(is_active=True).exclude(kind=UnitKind.PROJECT)
    form = NewUnitForm(request.POST or None, parents=parents, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        operations.add_unit(kind=CHILD_OF[data["parent"].kind], **data, by=request.user, at=now())
        messages.success(request, _("单位「%(name)s」已建立。") % {"name": data["name"]})
        return redirect("org:units")
    return render(request, "org/unit_new.html", {"form": form}, status=page_status(form))


@READ_WRITE
@needs(can_manage_people)
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, close or reopen."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)
    title = unit.name
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid() and _edited(request, unit, form):
        messages.success(request, _("已保存。"))
        return redirect("org:units")
    return _show(request, unit, form, title)


def _show(
    request: HttpRequest, unit: Unit, form: UnitForm, title: str, manager: ServiceManagerForm | None = None
) -> HttpResponse:
    entries = [
        {"at": event.at, "words": say(event), "actor": event.actor_name} for event in queries.history(unit)
    ]
    context = {"form": form, "unit": unit, "unit_name": title, "entries": entries}
    if unit.kind == UnitKind.PROJECT:
        context["manager_form"] = manager or _manager_form(unit)
    status = max(page_status(form), page_status(manager) if manager else 200)
    return render(request, "org/unit_edit.html", context, status=status)


def _manager_form(unit: Unit, data: Any = None) -> ServiceManagerForm:
    people = queries.possible_managers(unit, at=now())
    return ServiceManagerForm(data, people=people, initial={"service_manager": unit.service_manager_id})


@require_POST
@needs(can_manage_people)
def service_manager(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the customer service manager of a project."""
    unit = _project(request, pk)
    form = _manager_form(unit, request.POST)
    if form.is_valid():
        manager = form.cleaned_data["service_manager"]
        try:
            operations.name_service_manager(unit=unit, manager=manager, by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("已保存。"))
            return redirect("org:unit_edit", pk)
    return _show(request, unit, UnitForm(instance=unit), unit.name, form)


@require_POST
@needs(can_manage_people)
def going_live(request: HttpRequest, pk: int) -> HttpResponse:
    """A project begins to take requests (ORG-15)."""
    unit = _project(request, pk)
    try:
        operations.go_live(unit=unit, by=request.user, at=now())
    except ValidationError as error:
        form = _manager_form(unit, {"service_manager": unit.service_manager_id or ""})
        form.is_valid()
        form.add_error(None, error.messages)
        return _show(request, unit, UnitForm(instance=unit), unit.name, form)
    messages.success(request, _("项目「%(name)s」已上线。") % {"name": unit.name})
    return redirect("org:unit_edit", pk)


def _project(request: HttpRequest, pk: int) -> Unit:
    rows = Unit.objects.visible_to(request.user).select_related("parent__parent", "service_manager")
    return get_object_or_404(rows, pk=pk, kind=UnitKind.PROJECT)


def _edited(request: HttpRequest, unit: Unit, form: UnitForm) -> bool:
    data: dict[str, Any] = form.cleaned_data
    try:
        operations.edit_unit(
            unit=unit, name=data["name"], active=data["is_active"], by=request.user, at=now()
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@require_safe
@needs(can_manage_people)
def skills(request: HttpRequest) -> HttpResponse:
    """The register of skills."""
    return render(request, "org/skills.html", {"skills": Skill.objects.all()})


@READ_WRITE
@needs(can_manage_people)
def skill_edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a skill or rename one."""
    skill = get_object_or_404(Skill, pk=pk) if pk is not None else None
    form = SkillForm(request.POST or None, instance=skill)
    if request.method == "POST" and form.is_valid():
        save_record(form.instance)
        messages.success(request, _("技能「%(name)s」已保存。") % {"name": form.instance.name})
        return redirect("org:skills")
    return render(request, "org/skill_edit.html", {"form": form}, status=page_status(form))
