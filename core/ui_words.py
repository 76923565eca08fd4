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
        **phone_words(),
    }


def phone_words() -> dict[str, str]:
    """Words of the outbox on a technician's phone."""
    return {
        "outbox_offline": _("当前离线，已保存在本机，{} 项待上传。"),
        "outbox_waiting": _("{} 项待上传。"),
        "outbox_attention": _("{} 项需处理。"),
        "outbox_signed_out": _("登录已过期，{} 项待上传，请重新登录。"),
        "outbox_stays": _("还有 {} 项没有上传，上传完成后才能退出登录。"),
        "job_fixed": _("这张派工单已经开始或不由您安排，不能移动。"),
        "outbox_kept": _("已保存在本机，联网后自动上传。"),
        "outbox_conflict": _("未能生效，内容已转主管处理：{}"),
        "outbox_others": _("其他账号有 {} 项待上传，请该账号登录后上传。"),
        "state_waiting": _("待上传"),
        "state_sending": _("上传中"),
        "state_done": _("已同步"),
        "state_attention": _("需处理"),
        "state_kept": _("已转主管"),
        "queued": _("待上传 {}"),
        "queued_photo": _("待传"),
        "fill_in": _("请把标出的各项填写完整。"),
        "still_offline": _("还没有联网，内容保存在本机。"),
        "prefetched": _("已下载 {} 页，断网也能打开。"),
        "storage": _("已用 {} MB，可用 {} MB"),
        "storage_tight": _("手机存储空间不足 50 MB，请先联网上传或清理空间再拍照。"),
    }
