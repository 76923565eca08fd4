"""What departments do for one another: given, accepted, finished (ORG-05, ORG-06)."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.doors import TASK_PANELS
from core.models import Stream
from core.pages import keyset
from core.panels import render as render_panels
from core.streams import kinds, url_of, visible
from deadlines import operations, permissions, queries
from deadlines.forms.todos import ResultForm, TaskForm
from deadlines.models import Todo
from org.enums import Right
from org.models import Unit, User
from org.operations.history import history_of
from org.permissions import has


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks of my departments, those given to others, and what is done."""
    if not permissions.can_see_tasks(request.user):
        raise PermissionDenied(_("部门任务需要售后或协作部门的岗位。"))
    which = request.GET.get("which", "own")
    which = which if which in ("own", "given", "done") else "own"
    rows = queries.tasks(request.user, which)
    page = keyset(rows, order=("-opened_at", "-pk"), cursor=request.GET.get("cursor"))
    context = {"page": page, "tabs": _tabs(which), "may_assign": has(request.user, Right.ASSIGN_TASKS)}
    return render(request, "deadlines/tasks.html", context)


def _tabs(which: str) -> list[dict[str, Any]]:
    words = {"own": _("本部门"), "given": _("已下达"), "done": _("已完成")}
    return [{"label": word, "url": f"?which={code}", "active": code == which} for code, word in words.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: HttpRequest) -> HttpResponse:
    """Give a department a task, about what is being looked at or about a unit."""
    user = request.user
    if not has(user, Right.ASSIGN_TASKS):
        raise PermissionDenied(_("下达任务需要班组长及以上岗位。"))
    stream = _stream(request)
    units = Unit.objects.visible_to(user).filter(is_active=True)
    initial = {name: request.GET.get(name) for name in ("unit", "kind") if name in request.GET}
    form = TaskForm(request.POST or None, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        if not permissions.can_assign_task(user, form.cleaned_data["unit"]):
            raise PermissionDenied(_("您不能为该单位下达任务。"))
        todo = _give(request, stream, form.cleaned_data)
        messages.success(request, _("任务已下达给%(department)s部门。") % {"department": _department(todo)})
        return redirect("deadlines:task", todo.pk)
    context = {"form": form, "about": stream, "back": url_of(stream) if stream else ""}
    return render(request, "deadlines/task_new.html", context, status=422 if form.is_bound else 200)


def _department(todo: Todo) -> str:
    return todo.get_responsible_department_display()


@transaction.atomic
def _give(request: HttpRequest, stream: Stream | None, data: dict[str, Any]) -> Todo:
    at = now()
    about = stream or history_of(data["unit"], at=at)
    return operations.assign_task(stream=about, by=_person(request), at=at, **data)


def _stream(request: HttpRequest) -> Stream | None:
    """The stream of the address, which the person must be able to see; 404 otherwise."""
    given = request.GET.get("stream", "")
    if not given:
        return None
    stream = get_object_or_404(Stream, pk=given) if given.isdigit() else None
    if stream is None or not visible(stream, request.user):
        raise Http404
    return stream


@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with the times it was given, accepted and finished."""
    return _show(request, _task(request, pk))


@require_POST
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the task on."""
    todo = _task(request, pk)
    if not permissions.can_accept_todo(request.user, todo):
        raise PermissionDenied
    try:
        operations.accept_todo(todo=todo, at=now(), by=_person(request))
    except operations.TodoClosed as error:
        return _show(request, _task(request, pk), refused=str(error), status=409)
    messages.success(request, _("任务已接受。"))
    return redirect("deadlines:task", pk)


@require_POST
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish the task with what came of it."""
    todo = _task(request, pk)
    if not permissions.can_finish_todo(request.user, todo):
        raise PermissionDenied
    form = ResultForm(request.POST)
    if not form.is_valid():
        return _show(request, todo, form=form, status=422)
    try:
        operations.finish_todo(todo=todo, result=form.cleaned_data["result"], at=now(), by=_person(request))
    except operations.TodoClosed as error:
        return _show(request, _task(request, pk), form=form, refused=str(error), status=409)
    messages.success(request, _("任务已完成。"))
    return redirect("deadlines:task", pk)


def _show(
    request: HttpRequest, todo: Todo, *, form: ResultForm | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    known = {kind.kind for kind in kinds()}
    seen = todo.stream.kind in known and visible(todo.stream, request.user)
    context = {
        "task": todo,
        "about": url_of(todo.stream) if seen else "",
        "form": form or ResultForm(),
        "refused": refused,
        "may_accept": permissions.can_accept_todo(request.user, todo),
        "may_finish": todo.accepted_at is not None and permissions.can_finish_todo(request.user, todo),
        "may_hand_over": permissions.can_hand_over_todo(request.user, todo),
        "panels": render_panels(TASK_PANELS, todo, request),
    }
    return render(request, "deadlines/task.html", context, status=status)


def _task(request: HttpRequest, pk: int) -> Todo:
    rows = Todo.objects.visible_to(request.user).tasks()
    return get_object_or_404(rows.select_related("stream", "unit__parent", "owner", "opened_by"), pk=pk)


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)
