"""A policy pack as a thing with a history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Streamed


class Pack(Streamed):
    """The name under which versions follow one another; the figures stand in its sections."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    title = models.CharField(_("名称"), max_length=60)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title
