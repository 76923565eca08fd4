"""What people state about one fault."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Attachment
from customers.models import ProductPart
from tickets.models import Ticket
from warranty.enums import Appraiser, Cause, Finding, ItemKind, Paper, Remedy, SaleKind, Surface, Trigger


def words(label: Any, choices: Any) -> Any:
    """A list of words of one vocabulary; null: nobody has asked."""
    return ArrayField(
        models.CharField(max_length=20, choices=choices), null=True, blank=True, verbose_name=label
    )


def money(label: Any) -> Any:
    """An amount in CNY, empty while nobody stated it."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, null=True, blank=True)


class Claim(models.Model):
    """One per ticket; a fact that is null has not been stated, which is not the same as false.

    Days and periods of the purchase are what the customer says where the company has no record of the sale.
    `cause_detail` is free text: the judge sees only the words in it that a pack names.
    """

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="claim")
    requested = models.CharField(_("客户要求"), max_length=10, choices=Remedy.choices, default=Remedy.REPAIR)
    item_kind = models.CharField(
        _("物品类别"), max_length=20, choices=ItemKind.choices, default=ItemKind.MAIN_UNIT
    )
    part = models.ForeignKey(
        ProductPart, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("故障部件")
    )
    faulty_part = models.CharField(_("故障部件代码"), max_length=60, blank=True)
    cause = models.CharField(_("故障原因"), max_length=24, choices=Cause.choices, blank=True)
    cause_group = models.CharField(_("质量问题类型"), max_length=16, choices=Trigger.choices, blank=True)
    cause_detail = models.CharField(_("原因说明"), max_length=200, blank=True)
    affects_use = models.BooleanField(_("影响使用"), null=True)
    safety_fault = models.BooleanField(_("安全性能故障"), null=True)
    sale_kind = models.CharField(_("购买方式"), max_length=10, choices=SaleKind.choices, blank=True)
    bought_on = models.DateField(_("客户说明的购买日期"), null=True, blank=True)
    received_on = models.DateField(_("客户说明的收货日期"), null=True, blank=True)
    card_months = models.PositiveSmallIntegerField(_("保修卡期限（月）"), null=True, blank=True)
    contract_months = models.PositiveSmallIntegerField(_("合同质保期（月）"), null=True, blank=True)
    documents_present = words(_("现有资料"), Paper.choices)
    parcel_contents = words(_("随包裹寄来"), Paper.choices)
    supplied_accessories = words(_("购买时随附配件"), Paper.choices)
    appearance_damage = words(_("外观受损"), Surface.choices)
    appraisal_by = models.CharField(_("鉴定人"), max_length=20, choices=Appraiser.choices, blank=True)
    appraisal_finding = models.CharField(_("鉴定结论"), max_length=12, choices=Finding.choices, blank=True)
    appraisal_on = models.DateField(_("鉴定日期"), null=True, blank=True)
    appraisal_report = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("检测报告")
    )
    local_centre = models.BooleanField(_("当地有指定检测点"), null=True)
    goods_sent_in = models.BooleanField(_("产品已寄来"), default=False)
    special_replacement = models.BooleanField(_("申请特殊更换"), default=False)
    damaged_part_kept = models.BooleanField(_("损坏件已保留"), null=True)
    on_site_visit = models.BooleanField(_("上门服务"), null=True)
    labour = money(_("工时费"))
    parts_cost = money(_("配件成本价"))
    parts_list = money(_("配件零售价"))
    travel = money(_("路费"))
    visit_fee = money(_("上门费"))
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("填写人")
    )
    stated_at = models.DateTimeField(_("填写时间"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("质保申请")
        verbose_name_plural = _("质保申请")
        constraints = [
            models.CheckConstraint(
                condition=Q(appraisal_by="", appraisal_finding="")
                | (~Q(appraisal_by="") & ~Q(appraisal_finding="")),
                name="claim_appraisal_whole",
            ),
            models.CheckConstraint(
                condition=Q(cause_group="") | Q(cause__in=("", Cause.QUALITY)),
                name="claim_trigger_is_of_quality",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.requested}"
