"""The list of to-dos, accepting one and handing one over."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.doors import Finisher
from core.pages import keyset
from deadlines import operations, permissions, queries
from deadlines.forms.todos import HandOverForm, ResultForm
from deadlines.links import finisher_of, link_of
from deadlines.models import Todo
from org.models import User


@require_safe
def todos(request: HttpRequest) -> HttpResponse:
    """My to-dos, or with `?whose=department` those of my posts and units, soonest first."""
    user, department = request.user, request.GET.get("whose") == "department"
    rows = queries.department_todos(user) if department else queries.my_todos(user)
    page = keyset(rows, order=queries.BY_END, cursor=request.GET.get("cursor"))
    shown = [_row(user, todo) for todo in page.items]
    return render(request, "deadlines/todos.html", {"page": page, "rows": shown, "tabs": _tabs(department)})


@require_POST
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a to-do on."""
    todo = _todo(request, pk)
    if not permissions.can_accept_todo(request.user, todo):
        raise PermissionDenied
    try:
        operations.accept_todo(todo=todo, at=now(), by=_person(request))
    except operations.TodoClosed as error:
        messages.error(request, str(error))
        return redirect("deadlines:todos")
    messages.success(request, _("已接受待办。"))
    return redirect(link_of(todo) or "deadlines:todos")


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a to-do over to another person."""
    todo = _todo(request, pk)
    if not permissions.can_hand_over_todo(request.user, todo):
        raise PermissionDenied
    form = HandOverForm(request.POST or None, people=queries.candidates(todo))
    if request.method == "POST" and form.is_valid() and _handed_over(request, todo, form):
        return redirect("deadlines:todos")
    status = 422 if form.is_bound else 200
    return render(request, "deadlines/todo_owner.html", {"form": form, "todo": todo}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down how a to-do ended, where its kind has no page of its own."""
    todo = _todo(request, pk)
    finisher = finisher_of(todo.kind)
    if finisher is None:
        raise Http404
    if not permissions.can_finish_todo(request.user, todo):
        raise PermissionDenied
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _finished(request, finisher, todo, form):
        return redirect("deadlines:todos")
    status = 422 if form.is_bound else 200
    return render(request, "deadlines/todo_result.html", {"form": form, "todo": todo}, status=status)


def _finished(request: HttpRequest, finisher: Finisher, todo: Todo, form: ResultForm) -> bool:
    try:
        finisher(todo=todo, result=form.cleaned_data["result"], by=_person(request), at=now())
    except operations.TodoClosed as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("待办已完成。"))
    return True


def _handed_over(request: HttpRequest, todo: Todo, form: HandOverForm) -> bool:
    taker = form.cleaned_data["owner"]
    try:
        operations.hand_over_todo(todo=todo, owner=taker, at=now(), by=_person(request))
    except operations.TodoClosed as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("已移交给%(name)s。") % {"name": taker.display_name})
    return True


def _person(request: HttpRequest) -> User:
    """The signed-in person; the middleware lets nobody else come here."""
    return cast(User, request.user)


def _todo(request: HttpRequest, pk: int) -> Todo:
    return get_object_or_404(Todo.objects.visible_to(request.user).select_related("stream", "unit"), pk=pk)


def _row(user: Any, todo: Todo) -> dict[str, Any]:
    return {
        "todo": todo,
        "url": link_of(todo),
        "may_accept": permissions.can_accept_todo(user, todo),
        "may_finish": finisher_of(todo.kind) is not None and permissions.can_finish_todo(user, todo),
        "may_hand_over": permissions.can_hand_over_todo(user, todo),
    }


def _tabs(department: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("我的待办"), "url": "?whose=me", "active": not department},
        {"label": _("部门待办"), "url": "?whose=department", "active": department},
    ]
