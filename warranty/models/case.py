"""Exchange, return and factory repair: one case with its own history and clocks."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.models import Asset
from org.models import Approval, Unit
from tickets.models import Call, ContactLog, Ticket
from warranty.case_enums import EXCHANGES, CaseKind, CaseOutcome, CaseState, outcome_word
from warranty.case_transitions import ENDS, FULFILLED
from warranty.enums import Finding
from warranty.models.judgement import Judgement

DECIDED = (CaseState.DECIDED, *FULFILLED)


def staff() -> Any:
    """One of our people, where there is one."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


def money(label: Any) -> Any:
    """An amount in CNY, empty while it is not known."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, null=True)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: Any) -> "CaseQuerySet":
        """Cases of the tickets a person may see."""
        return self.filter(ticket__in=Ticket.objects.visible_to(user))

    def open(self) -> "CaseQuerySet":
        """Neither closed nor cancelled."""
        return self.filter(closed_at=None)

    def fulfilled(self) -> "CaseQuerySet":
        """The customer got new goods, the money, or the unit repaired."""
        return self.filter(fulfilled_at__isnull=False).exclude(outcome=CaseOutcome.SEND_BACK)


class Case(Streamed):
    """`missing` names what the goods or papers still lack; `received_at` says that the goods lie here.

    `withdrawn` says that the goods go back because the customer wished so.
    `called_at` is the hotline call in which the fault was judged, with its record where there is one of its own.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="cases", verbose_name=_("工单"))
    kind = models.CharField(_("方式"), max_length=16, choices=CaseKind.choices)
    state = models.CharField(_("状态"), max_length=12, choices=CaseState.choices, default=CaseState.ANNOUNCED)
    region = models.ForeignKey(Unit, models.PROTECT, db_index=False, related_name="+", verbose_name=_("地区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, db_index=False, related_name="+", verbose_name=_("项目")
    )
    judgement = models.ForeignKey(
        Judgement, models.PROTECT, null=True, related_name="cases", verbose_name=_("依据的判定")
    )
    called_at = models.DateTimeField(_("热线来电时间"), null=True)
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+", verbose_name=_("通话"))
    contact = models.ForeignKey(
        ContactLog, models.PROTECT, null=True, related_name="+", verbose_name=_("电话联系记录")
    )
    old_asset = models.ForeignKey(Asset, models.PROTECT, related_name="cases", verbose_name=_("原机"))
    new_asset = models.ForeignKey(Asset, models.PROTECT, null=True, related_name="+", verbose_name=_("新机"))
    send_to = models.CharField(_("寄送地址"), max_length=300, blank=True)
    local_centre = models.BooleanField(_("当地有厂家指定检测点"), default=False)
    supplied = ArrayField(models.CharField(max_length=20), verbose_name=_("随机配件"), default=list)
    missing = ArrayField(models.CharField(max_length=20), verbose_name=_("缺少"), default=list)
    finding = models.CharField(_("鉴定结论"), max_length=12, choices=Finding.choices, blank=True)
    outcome = models.CharField(_("决定"), max_length=12, choices=CaseOutcome.choices, blank=True)
    withdrawn = models.BooleanField(_("客户撤回"), default=False)
    note = models.CharField(_("决定说明"), max_length=500, blank=True)
    price = money(_("原价"))
    depreciation = money(_("折旧费"))
    refund = money(_("退款金额"))
    payment = models.CharField(_("付款凭证号"), max_length=60, blank=True)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="+")
    decided_by = staff()
    decided_at = models.DateTimeField(_("决定时间"), null=True)
    opened_by = staff()
    opened_at = models.DateTimeField(_("立案时间"))
    received_at = models.DateTimeField(_("收货时间"), null=True)
    fulfilled_at = models.DateTimeField(_("办结时间"), null=True)
    closed_at = models.DateTimeField(_("结案时间"), null=True)
    cancel_reason = models.CharField(_("取消原因"), max_length=200, blank=True)
    next_due_at = models.DateTimeField(_("最近时限"), null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("退换与返修")
        verbose_name_plural = _("退换与返修")
        indexes = [
            models.Index(fields=["-opened_at", "-stream"], name="case_recent"),
            models.Index(fields=["region", "-opened_at", "-stream"], name="case_region_recent"),
            models.Index(fields=["project", "-opened_at", "-stream"], name="case_project_recent"),
            models.Index(
                fields=["next_due_at", "stream"],
                condition=Q(closed_at=None, next_due_at__isnull=False),
                name="case_open_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(EXCHANGES)) | Q(called_at__isnull=False),
                name="case_exchange_after_call",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDS), closed_at__isnull=False)
                | (~Q(state__in=sorted(ENDS)) & Q(closed_at=None)),
                name="case_ended_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(DECIDED)) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="case_carried_out_after_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.SHIPPED, outcome=CaseOutcome.NEW_GOODS)
                | Q(new_asset__isnull=False),
                name="case_new_goods_are_a_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.CANCELLED) | ~Q(cancel_reason=""),
                name="case_cancelled_with_reason",
            ),
            models.UniqueConstraint(
                fields=["old_asset"], condition=Q(closed_at=None), name="case_open_once_per_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_outcome_display(self) -> str:
        """The decision as people read it."""
        return outcome_word(self.outcome, withdrawn=self.withdrawn)

    @property
    def awaited(self) -> list[str]:
        """Codes of what is still to come; empty once the goods are taken as they are."""
        return self.missing if self.state == CaseState.DOCUMENTS else []

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def unit(self) -> Unit:
        """The branch that answers for it."""
        return self.project or self.region
