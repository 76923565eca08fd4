"""Words of dispatch: states of an order, preparation, results and the customer's verdict."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrderStatus(TextChoices):
    DISPATCHED = "dispatched", _("已派工")
    ACCEPTED = "accepted", _("已接单")
    DEPARTED = "departed", _("已出发")
    ON_SITE = "on_site", _("处理中")
    WORK_DONE = "work_done", _("待客户确认")
    SIGNED = "signed", _("已签字")
    RECORDED = "recorded", _("已录入")
    WITHDRAWN = "withdrawn", _("已撤回")
    DECLINED = "declined", _("已拒单")
    REASSIGNED = "reassigned", _("已改派")


class Preparation(TextChoices):
    """The four ticks without which nobody leaves (DSP-06)."""

    CUSTOMER = "customer", _("已了解客户情况")
    TOOLS = "tools", _("工具已带齐")
    EQUIPMENT = "equipment", _("设备、配件已检查")
    DOCUMENTS = "documents", _("单据、资料已备齐")


class WorkResult(TextChoices):
    REPAIRED = "repaired", _("已修复")
    REPLACED = "replaced", _("已更换部件")
    ADJUSTED = "adjusted", _("已调试")
    INSTALLED = "installed", _("已安装")
    INSTRUCTED = "instructed", _("已讲解指导")
    NO_FAULT = "no_fault", _("未发现故障")


class CauseCode(TextChoices):
    QUALITY = "quality", _("产品质量")
    WEAR = "wear", _("自然损耗")
    INSTALLATION = "installation", _("安装问题")
    USE = "use", _("使用不当")
    ENVIRONMENT = "environment", _("环境或供电")
    BOUGHT_IN_PART = "bought_in_part", _("外购件")
    OTHER = "other", _("其他")


class Satisfaction(TextChoices):
    SATISFIED = "satisfied", _("满意")
    FAIR = "fair", _("一般")
    UNSATISFIED = "unsatisfied", _("不满意")
