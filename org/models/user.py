"""People who sign in."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from org.enums import Right

if TYPE_CHECKING:
    from org.scope import Scope


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: Any) -> "UserQuerySet":
        """All accounts for administrators, one's own for everybody else."""
        return self if user.scope.has(Right.MANAGE_PEOPLE) else self.filter(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Adds the look-up of sign-in to the QuerySet; accounts are made by `org.operations.people`."""


class User(AbstractBaseUser):
    """One person; what the person may do comes from appointments alone."""

    username = models.CharField(
        _("账号"), max_length=40, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField(_("姓名"), max_length=40)
    email = models.EmailField(_("邮箱"), blank=True)
    phone = models.CharField(_("手机"), max_length=20, blank=True)
    # Empty until the person has chosen: then pages and messages are in the language of the house.
    language = models.CharField(_("语言"), max_length=10, blank=True, choices=settings.LANGUAGES)
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=False)
    date_joined = models.DateTimeField(_("建立时间"), auto_now_add=True)
    # Opened with the first change that somebody makes to the account.
    stream = models.OneToOneField(Stream, models.PROTECT, null=True, editable=False, related_name="+")

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["username"]
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @cached_property
    def scope(self) -> "Scope":
        """Rights and units of the present appointments, read once per request."""
        from org.scope import scope_of  # noqa: PLC0415 -- app ready: scope reads this model

        return scope_of(self)

    @property
    def is_staff(self) -> bool:
        """May this person open the register pages? Asked by Django's admin."""
        return self.scope.has(Right.MANAGE_PEOPLE)

    def has_perm(self, _perm: str, _obj: Any = None) -> bool:
        """Asked by Django's admin only; each register narrows it."""
        return self.is_staff

    def has_module_perms(self, _app_label: str) -> bool:
        return self.is_staff
