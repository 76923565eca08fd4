"""Words that scripts show; they travel in the page so that they are translated like all others."""

from django.utils.translation import gettext as _


def ui_words() -> dict[str, str]:
    """Key to words in the visitor's language; {} is a place for a value."""
    return {
        "left_under_a_minute": _("剩不到 1 分"),
        "over_under_a_minute": _("超时不到 1 分"),
        "minutes": _("{} 分"),
        "hours": _("{} 小时"),
        "days": _("{} 天"),
        "left": _("剩 {}"),
        "over": _("超时 {}"),
        "ago": _("{}前"),
        "just_now": _("刚刚"),
        "error_mark": _("错误："),
        "signed_out": _("登录已过期，请重新登录。"),
        "forbidden": _("您没有这项权限。"),
        "gone": _("没有找到，可能已被他人处理，请刷新页面。"),
        "too_many": _("操作太频繁，请稍后再试。"),
        "failed": _("操作没有完成（代码 {}），请重试。"),
        "copied": _("已复制 {}"),
        "not_copied": _("浏览器不允许复制，请手动选取。"),
        "results": _("{} 条结果"),
        "rows": _("在列表中上下移动"),
        "all_keys": _("查看全部快捷键"),
        "draft_saved": _("草稿已自动保存 {}"),
        "draft_full": _("草稿无法保存：浏览器空间不足"),
        "draft_restored": _("已恢复 {} 保存的草稿。"),
        "draft_drop": _("放弃草稿"),
        "photo": _("照片 {}"),
        "too_many_photos": _("最多 {} 张照片，多余的没有加入。"),
    }
