"""The registers of texts that share their pages: one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from knowledge.forms import LineForm, NormPointForm, ScriptForm, SnippetForm
from knowledge.models import Line, NormPoint, Script, Snippet
from knowledge.permissions import can_keep


@dataclass(frozen=True)
class Register:
    """A register of texts: its words, its rows, and whether each reader keeps rows of an own."""

    slug: str
    label: Any
    add: Any
    form: type[ModelForm]
    rows: Callable[[], QuerySet[Any]]
    personal: bool = False

    def seen(self, user: Any) -> QuerySet[Any]:
        """Rows the person may read: shared ones, and the own."""
        rows = self.rows()
        return rows.filter(owner=None) | rows.filter(owner=user) if self.personal else rows

    def changed_by(self, user: Any, row: Model) -> bool:
        """Shared rows are changed by whoever keeps them, own ones by their owner."""
        if self.personal and getattr(row, "owner_id", None) is not None:
            return bool(getattr(row, "owner_id", None) == user.pk)
        return can_keep(user)

    def added_by(self, user: Any) -> bool:
        return self.personal or can_keep(user)


REGISTERS: dict[str, Register] = {
    one.slug: one
    for one in (
        Register(
            "scripts", _("话术"), _("新增话术"), ScriptForm, lambda: Script.objects.select_related("line")
        ),
        Register(
            "snippets",
            _("常用语"),
            _("新增常用语"),
            SnippetForm,
            lambda: Snippet.objects.select_related("owner"),
            personal=True,
        ),
        Register("lines", _("热线线路"), _("新增线路"), LineForm, lambda: Line.objects.all()),
        Register("norms", _("服务规范"), _("新增要点"), NormPointForm, lambda: NormPoint.objects.all()),
    )
}
