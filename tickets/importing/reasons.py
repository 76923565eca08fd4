"""Why a row is not taken in, in words for the person who corrects it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    UNREADABLE = "unreadable", _("引号不成对，无法分列")
    SHORT_ROW = "short_row", _("列数不足")
    LONG_ROW = "long_row", _("列数过多")
    BAD_TIME = "bad_time", _("来电时间无法识别")
    FUTURE_TIME = "future_time", _("来电时间晚于现在")
    BAD_CHANNEL = "bad_channel", _("渠道无法识别")
    NO_NAME = "no_name", _("没有客户姓名")
    NO_PHONE = "no_phone", _("没有电话")
    BAD_PHONE = "bad_phone", _("电话无法回拨")
    UNKNOWN_REGION = "unknown_region", _("没有这个大区")
    NO_DESCRIPTION = "no_description", _("没有客户描述")
    TOO_LONG = "too_long", _("内容过长")
    REPEAT = "repeat", _("重复")
