"""Words and colours of the system's pages."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.models import Heartbeat
from core.tones import register_tones
from notifications.enums import AttemptState

CHECK_LABELS = {
    "database": _("数据库"),
    "redis": _("Redis"),
    "worker": _("后台进程"),
    "sweep": _("时限巡检"),
    "sweep_lag": _("时限触发"),
    "outbox": _("事件分发"),
    "messages": _("消息发送"),
}

register_tones(
    "attempt",
    {
        AttemptState.SENDING: "info",
        AttemptState.SENT: "ok",
        AttemptState.FAILED: "danger",
        AttemptState.UNKNOWN: "warn",
    },
)


def beat_rows(beats: Iterable[Heartbeat]) -> list[dict[str, Any]]:
    """Signs of life: word of the process, instant."""
    return [{"name": CHECK_LABELS.get(beat.name, beat.name), "at": beat.at} for beat in beats]


def check_rows(results: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Results of /readyz as rows of a table: word, verdict, seconds of delay or silence, error."""
    return [
        {
            "label": CHECK_LABELS.get(name, name),
            "ok": result["ok"],
            "seconds": result.get("lag_s", result.get("age_s")),
            "error": result.get("error", ""),
        }
        for name, result in results.items()
    ]
