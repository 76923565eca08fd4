"""Every event of clocks and to-dos as a sentence."""

import pytest

from core.models import Event
from core.words import say
from deadlines.presenters import time_words
from tests.factories.packs import default_packs

SENTENCES = {
    "clocks.started": (
        {"clocks": [{"clock": 1, "kind": "reply", "n": 1, "due_at": "2026-03-10T04:00:00+00:00"}]},
        "开始计时：答复 2026-03-10 12:00:00",
    ),
    "clock.level_fired": (
        {
            "kind": "reply",
            "level": "L2",
            "nominal_at": "2026-03-10T04:00:00+00:00",
            "breach": True,
            "told": 1,
        },
        "「答复」超时（L2，应于 2026-03-10 12:00:00），已通知 1 人",
    ),
    "clock.met": ({"kind": "arrive", "late": False}, "「到场」按时达成"),
    "clock.stopped": ({"kind": "arrive", "reason": "cancelled"}, "「到场」停止计时"),
    "clock.time_agreed": (
        {"kind": "arrive", "before": None, "due_at": "2026-03-10T06:00:00+00:00"},
        "「到场」约定为 2026-03-10 14:00:00",
    ),
    "clock.reclassified": (
        {"kind": "complete", "longer": False, "before": None, "due_at": "2026-03-10T06:00:00+00:00"},
        "「完成」收紧为 2026-03-10 14:00:00（原 待定）",
    ),
    "clocks.reassigned": ({"clocks": [1, 2]}, "2 个时限改由他人负责，时间不变"),
    "pause.asked": (
        {"kind": "complete", "reason": "force_majeure", "starts_at": "2026-03-10T06:00:00+00:00"},
        "申请暂停「完成」：不可抗力，自 2026-03-10 14:00:00",
    ),
    "pause.decided": ({"kind": "complete", "approved": False, "due_at": None}, "未批准暂停「完成」"),
    "pause.ended": (
        {"kind": "complete", "due_at": "2026-03-10T06:00:00+00:00"},
        "「完成」恢复计时，最晚 2026-03-10 14:00:00",
    ),
    "clock.breach_withdrawn": (
        {"kind": "complete", "breached_at": "2026-03-10T06:00:01+00:00"},
        "撤销「完成」于 2026-03-10 14:00:01 的超时记录",
    ),
    "clock.breach_explained": ({"kind": "reply", "reason": "traffic"}, "「答复」超时原因：路途与交通"),
    "clock.major_announced": ({"severity": "major", "told": 2}, "已上报地区负责人和集团（L0），通知 2 人"),
    "todo.opened": ({"todo": 1, "kind": "call", "due_at": None}, "新增待办"),
    "todo.accepted": ({"todo": 1, "kind": "call"}, "接受待办"),
    "todo.finished": ({"todo": 1, "kind": "call"}, "完成待办"),
    "todo.handed_over": ({"todo": 1, "kind": "call", "owner": 1}, "移交待办"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_sentence(name):
    facts, sentence = SENTENCES[name]
    assert say(Event(name=name, facts=facts)) == sentence


def test_an_unknown_time_is_pending():
    assert time_words(None) == "待定"


@pytest.mark.django_db
def test_the_page_of_wishes_tells_the_quiet_hours(signed_in, supervisor) -> None:
    default_packs()
    page = signed_in(supervisor).get("/inbox/wishes/").content.decode()
    assert "免打扰时段 22:00 至 07:00：程度为「一般」的提醒只进站内消息" in page


@pytest.mark.django_db
def test_without_figures_nothing_is_said_of_quiet_hours(signed_in, supervisor) -> None:
    assert "免打扰" not in signed_in(supervisor).get("/inbox/wishes/").content.decode()
