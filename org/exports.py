"""The list of people to take along."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.clock import local_day, now
from core.doors import LISTS, Column, ListExport
from core.exporting.values import path
from core.masks import mask_phone
from org import queries
from org.forms.people import PeopleFilter
from org.models import Unit, User
from org.permissions import can_manage_people


def _posts(person: Any) -> str:
    return "、".join(f"{one.get_post_display()}（{one.unit}）" for one in person.posts_now)


PEOPLE = (
    Column(_("姓名"), path("name")),
    Column(_("账号"), path("username")),
    Column(_("岗位"), _posts),
    Column(_("手机"), lambda person: mask_phone(person.phone)),
    Column(_("状态"), lambda person: gettext("启用") if person.is_active else gettext("停用")),
)


def people(user: Any, query: QueryDict) -> QuerySet[User]:
    """The accounts of the page with the same filters."""
    form = PeopleFilter(query or None, units=Unit.objects.visible_to(user))
    wanted = form.cleaned_data if form.is_valid() else {}
    return queries.people(user, day=local_day(now()), **wanted).order_by("username")


LISTS.register(ListExport("people", _("人员"), PEOPLE, people, can_manage_people, 90))
