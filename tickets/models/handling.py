"""What stands beside a complaint: facts, scores, statements, penalties, followers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from org.enums import Department
from tickets.enums import Audience, FactSource
from tickets.models.complaint import BEST, Complaint, staff
from tickets.models.ticket import Ticket


class ComplaintFact(AppendOnly):
    """One fact of a complaint and where it is from; the list is confirmed before a proposal (CMP-14)."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="facts")
    source = models.CharField(_("来源"), max_length=8, choices=FactSource.choices)
    text = models.TextField(_("事实"))
    by = staff()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.source}"


class DepartmentScore(AppendOnly):
    """How the responsible department did, given when the complaint is closed; once a round (CMP-13)."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="department_scores")
    round = models.PositiveSmallIntegerField()
    department = models.CharField(_("责任部门"), max_length=12, choices=Department.choices)
    score = models.PositiveSmallIntegerField(_("评分"))
    by = staff()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "round"], name="department_score_once_a_round"),
            models.CheckConstraint(condition=Q(score__range=(1, BEST)), name="department_score_1_to_5"),
        ]
        indexes = [models.Index(fields=["at", "department"], name="department_score_time")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.department} {self.score}"


class Statement(AppendOnly):
    """Words that leave the house to others than the customer (CMP-10)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="statements")
    audience = models.CharField(_("对象"), max_length=8, choices=Audience.choices)
    text = models.TextField(_("口径内容"))
    by = staff()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.audience}"


class Penalty(AppendOnly):
    """A penalty or deduction that a founded complaint led to; the ledgers take it from here (CMP-21)."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="penalties")
    person = staff(_("员工"))
    contractor = models.CharField(_("承包单位"), max_length=80, blank=True)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    reason = models.CharField(_("事由"), max_length=500)
    by = staff()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(contractor=""), name="penalty_of_one_person_or_contractor"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="penalty_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.reason}"


class Following(models.Model):
    """Somebody of the group watches a complaint and is told of each step (CMP-07)."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="followings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "user"], name="following_once")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.user_id}"
