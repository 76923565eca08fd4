"""Every task of the house."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from core.words import restored
from deadlines.enums import TaskKind
from org.enums import Department, Post, Right, UnitKind
from org.models import Unit


class TodoQuerySet(models.QuerySet["Todo"]):
    def visible_to(self, user: Any) -> "TodoQuerySet":
        """The person's own to-dos, those for the person's posts, and for leaders all of their units."""
        seen = Q(owner=user)
        for held in user.scope.held:
            inside = (
                Q() if held.kind == UnitKind.GROUP else Q(unit=held.unit_id) | Q(unit__parent=held.unit_id)
            )
            leads = Right.DECIDE_PAUSE in held.rights or Right.DISPATCH in held.rights
            own = Q(department=held.post, responsible_department=held.department)
            seen |= (inside & Q(pk__isnull=False)) if leads else inside & own
        return self.filter(seen)

    def tasks(self) -> "TodoQuerySet":
        """What departments do for one another, with assigned, accepted and finished times (ORG-06)."""
        return self.filter(kind__in=TaskKind.values)

    def open(self) -> "TodoQuerySet":
        return self.filter(done_at=None)

    def startable(self, at: datetime) -> "TodoQuerySet":
        """Those that may be done by now."""
        return self.filter(Q(not_before=None) | Q(not_before__lte=at))


class Todo(models.Model):
    """Something to be done about a stream, by a named person or by whoever holds a post at a unit."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="todos", db_index=False)
    kind = models.CharField(_("种类"), max_length=24)
    title = models.CharField(_("事项"), max_length=120)
    # The text and its values, where the title is the house's own and not somebody's.
    said = models.JSONField(null=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("责任人")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    department = models.CharField(_("责任岗位"), max_length=16, choices=Post.choices, blank=True)
    # Answers for it; the post above is who takes it on there (ORG-05).
    responsible_department = models.CharField(
        _("责任部门"), max_length=12, choices=Department.choices, default=Department.AFTER_SALES
    )
    # Whose part it was, where the task is to take it up with the supplier (TKT-26).
    supplier = models.CharField(_("供应商"), max_length=120, blank=True)
    details = models.TextField(_("要求"), blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("下达人")
    )
    opened_at = models.DateTimeField(_("提出"))
    due_at = models.DateTimeField(_("最晚"), null=True)
    not_before = models.DateTimeField(_("不早于"), null=True)
    accepted_at = models.DateTimeField(_("接受"), null=True)
    done_at = models.DateTimeField(_("完成"), null=True)
    result = models.CharField(_("结果"), max_length=200, blank=True)

    objects = TodoQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(owner=None, department=""), name="todo_has_somebody"),
            models.CheckConstraint(
                condition=Q(responsible_department__in=Department.values), name="todo_has_department"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(owner__isnull=False), name="todo_accepted_by_owner"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_at"], condition=Q(done_at=None), name="todo_open_of_owner"),
            models.Index(fields=["unit", "due_at"], condition=Q(done_at=None), name="todo_open_of_unit"),
            models.Index(fields=["stream"], name="todo_of_stream"),
            models.Index(
                fields=["responsible_department", "-opened_at", "-id"],
                condition=Q(kind__in=TaskKind.values),
                name="todo_task_of_department",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The title in the reader's language, as far as the house has words for it."""
        return str(restored(self.said)) if self.said else self.title

    @property
    def is_task(self) -> bool:
        """Was it given from one department to another?"""
        return self.kind in TaskKind.values

    @property
    def kind_words(self) -> str:
        """The word of a task's kind."""
        return str(TaskKind(self.kind).label) if self.is_task else ""

    @property
    def is_open(self) -> bool:
        return self.done_at is None
