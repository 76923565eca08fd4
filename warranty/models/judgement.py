"""What the judge said, each time and for good."""

import json
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from org.models import Approval
from tickets.models import Ticket
from warranty.enums import Verdict, Why
from warranty.money import is_open


class Judgement(AppendOnly):
    """One verdict on one ticket: its input, the packs it was judged by, its seven tests and what follows (WAR-01).

    `case_text` is all that is needed to judge the same again, `answer_text` what was said, both as the bytes of
    JSON they were (`warranty.frozen`), without personal values. `packs` are names such as `phone_retail@1`, the
    pack first, then the law. `seal` covers the row and the seal of the one before it on the ticket.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="judgements")
    n = models.PositiveIntegerField()
    why = models.CharField(_("缘由"), max_length=12, choices=Why.choices)
    packs = models.JSONField(_("依据"))
    case_text = models.TextField()
    answer_text = models.TextField()
    verdict = models.CharField(_("政策判定"), max_length=32, choices=Verdict.choices)
    fallback = models.CharField(max_length=32, choices=Verdict.choices, blank=True)
    statutory = models.CharField(_("法定判定"), max_length=32, choices=Verdict.choices, blank=True)
    effective = models.CharField(_("生效判定"), max_length=32, choices=Verdict.choices)
    effective_fallback = models.CharField(max_length=32, choices=Verdict.choices, blank=True)
    customer_pays = models.DecimalField(_("客户应付"), max_digits=14, decimal_places=2)
    work_start_blocked = models.BooleanField(default=False)
    dispatch_blocked = models.BooleanField(default=False)
    terms = models.CharField(_("客户版条款"), max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("判定时间"))
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["ticket", "n"]
        verbose_name = _("质保判定")
        verbose_name_plural = _("质保判定")
        constraints = [models.UniqueConstraint(fields=["ticket", "n"], name="judgement_number_once")]

    def __str__(self) -> str:
        return f"{self.ticket_id} #{self.n} {self.effective}"

    @classmethod
    def latest(cls, ticket: Ticket | int) -> "Judgement | None":
        """The verdict in force as the judge sees it; None where nothing was judged."""
        key = ticket if isinstance(ticket, int) else ticket.pk
        found: Judgement | None = cls.objects.filter(ticket=key).order_by("-n").first()
        return found

    @cached_property
    def case(self) -> dict[str, Any]:
        """The frozen question: facts, rules, days of the calendar."""
        held: dict[str, Any] = json.loads(self.case_text)
        return held

    @cached_property
    def answer(self) -> dict[str, Any]:
        """What was said, in codes."""
        held: dict[str, Any] = json.loads(self.answer_text)
        return held

    @property
    def sum_is_open(self) -> bool:
        """Is what the customer pays not known yet?"""
        return is_open(self.settled, self.customer_pays)

    @property
    def settled(self) -> str:
        """What is done in the end: the repair that a refusal falls back on, else the verdict."""
        return self.effective_fallback or self.effective

    @property
    def sealed(self) -> dict[str, Any]:
        """What the seal covers."""
        names = (
            "n",
            "why",
            "packs",
            "case_text",
            "answer_text",
            "verdict",
            "statutory",
            "effective",
            "terms",
        )
        held = {name: getattr(self, name) for name in names}
        return held | {"ticket": self.ticket_id, "customer_pays": f"{self.customer_pays:.2f}"}


class Override(AppendOnly):
    """A verdict by the supervisor in place of the judge's, with its reason (WAR-06).

    `amount` is what the company gives up by it. Where that needs somebody higher, it holds once approved.
    """

    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="overrides")
    verdict = models.CharField(_("改判为"), max_length=32, choices=Verdict.choices)
    reason = models.CharField(_("理由"), max_length=500)
    amount = models.DecimalField(_("公司承担"), max_digits=14, decimal_places=2)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("改判人")
    )
    at = models.DateTimeField(_("改判时间"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="override_with_reason")]

    def __str__(self) -> str:
        return f"{self.judgement_id} {self.verdict}"
