"""Events of the organisation in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import local
from core.punctuation import mark
from core.words import words
from org.enums import AbsenceState, Decision, Post
from org.events import (
    AbsenceAsked,
    AbsenceChanged,
    ApprovalAsked,
    ApprovalDecided,
    CalendarPublished,
    EmergencyDutySet,
    PasswordChanged,
    PasswordReset,
    PersonAdded,
    PersonEdited,
    PersonStateChanged,
    PostEnded,
    PostGiven,
    RosterChanged,
    RosterPublished,
    ServiceManagerNamed,
    TokenMade,
    TokenRevoked,
    UnitAdded,
    UnitEdited,
    UnitWentLive,
)
from org.models import User
from org.queries import approval_word


@words(ApprovalAsked)
def asked(facts: dict[str, Any]) -> str:
    return _("提交审批：%(kind)s") % {"kind": approval_word(facts["kind"])}


@words(ApprovalDecided)
def decided(facts: dict[str, Any]) -> str:
    return _("审批%(decision)s：%(kind)s") % {
        "decision": Decision(facts["decision"]).label,
        "kind": approval_word(facts["kind"]),
    }


@words(PersonAdded)
def person_added(facts: dict[str, Any]) -> str:
    return _("建立账号 %(username)s") % facts


@words(PersonEdited)
def person_edited(facts: dict[str, Any]) -> str:
    labels = [str(User._meta.get_field(field).verbose_name) for field in facts["fields"]]
    return _("修改%(fields)s") % {"fields": mark("、").join(labels)}


@words(PersonStateChanged)
def person_state_changed(facts: dict[str, Any]) -> str:
    return _("启用账号") if facts["active"] else _("停用账号")


@words(PasswordReset)
def password_reset(_facts: dict[str, Any]) -> str:
    return _("重置密码")


@words(PasswordChanged)
def password_changed(_facts: dict[str, Any]) -> str:
    return _("修改密码")


@words(PostGiven)
def post_given(facts: dict[str, Any]) -> str:
    return _("任命为%(unit)s%(post)s，自 %(since)s 起") % _post(facts)


@words(PostEnded)
def post_ended(facts: dict[str, Any]) -> str:
    return _("%(unit)s%(post)s任职至 %(until)s") % _post(facts)


def _post(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"unit": facts["unit_name"], "post": Post(facts["post"]).label}


@words(TokenMade)
def token_made(facts: dict[str, Any]) -> str:
    return _("生成接口令牌「%(label)s」") % facts


@words(TokenRevoked)
def token_revoked(facts: dict[str, Any]) -> str:
    return _("吊销接口令牌「%(label)s」") % facts


@words(UnitAdded)
def unit_added(facts: dict[str, Any]) -> str:
    return _("建立单位「%(title)s」") % facts


@words(UnitEdited)
def unit_edited(facts: dict[str, Any]) -> str:
    if facts["title"] != facts["title_before"]:
        return _("「%(title_before)s」改名为「%(title)s」") % facts
    return _("启用单位") if facts["active"] else _("停用单位")


@words(ServiceManagerNamed)
def service_manager_named(facts: dict[str, Any]) -> str:
    return _("客户服务经理：%(title)s") % {"title": facts["title"] or _("未指定")}


@words(UnitWentLive)
def unit_went_live(facts: dict[str, Any]) -> str:
    return _("项目上线，自 %(since)s 起") % facts


@words(RosterPublished)
def roster_published(facts: dict[str, Any]) -> str:
    return _("发布 %(monday)s 起一周的值班表") % facts


@words(RosterChanged)
def roster_changed(facts: dict[str, Any]) -> str:
    return _("调整 %(monday)s 起一周的值班表") % facts


@words(AbsenceAsked)
def absence_asked(facts: dict[str, Any]) -> str:
    since, until = (local(datetime.fromisoformat(facts[name])) for name in ("since", "until"))
    known = {"since": f"{since:%m-%d %H:%M}", "until": f"{until:%m-%d %H:%M}"}
    return _("请假 %(since)s 至 %(until)s") % known


@words(AbsenceChanged)
def absence_changed(facts: dict[str, Any]) -> str:
    return _("请假%(state)s") % {"state": AbsenceState(facts["state"]).label}


@words(CalendarPublished)
def calendar_published(facts: dict[str, Any]) -> str:
    return _("%(year)s 年日历第 %(version)s 版生效") % facts


@words(EmergencyDutySet)
def emergency_duty_set(facts: dict[str, Any]) -> str:
    return _("指定应急联系人：%(days)s") % {"days": "、".join(facts["days"])}
