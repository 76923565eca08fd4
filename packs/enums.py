"""Where figures come from and how strongly a pack is chosen."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    SEED = "seed", _("制度原文")
    LAW = "law", _("法律法规")
    CONV = "conv", _("本系统约定")


class Rank(TextChoices):
    """What a pack is activated for, weakest first (CNV-12)."""

    COMPANY = "company", _("全公司")
    LINE = "product_line", _("产品线")
    MODEL = "product_model", _("产品型号")
    CONTRACT = "contract", _("合同")


STRENGTH: dict[str, int] = {rank: index for index, rank in enumerate(Rank.values)}


class DraftState(TextChoices):
    """The way of a new version: written, decided by another person, published or taken back."""

    EDITING = "editing", _("编辑中")
    SUBMITTED = "submitted", _("待审批")
    APPROVED = "approved", _("已批准")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤回")


DRAFT_TONES: dict[str, str] = {
    DraftState.EDITING: "info",
    DraftState.SUBMITTED: "warn",
    DraftState.APPROVED: "primary",
    DraftState.PUBLISHED: "ok",
    DraftState.WITHDRAWN: "muted",
}
