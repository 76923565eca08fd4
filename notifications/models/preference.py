"""What a person wants beside the inbox."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Preference(models.Model):
    """A row only for who chose otherwise; the inbox cannot be declined."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    by_email = models.BooleanField(_("用电子邮件通知我"), default=True)
    by_sms = models.BooleanField(_("重要消息用短信通知我"), default=True)

    def __str__(self) -> str:
        return f"{self.user_id}"
