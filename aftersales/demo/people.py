"""Units and accounts of the demo company."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from core.actors import SYSTEM
from core.clock import local_day
from org.enums import Department, Post, UnitKind
from org.models import Skill, Unit, User
from org.operations import people, tokens
from org.operations.posts import appoint
from org.operations.skills import add_skill
from org.operations.units import add_unit, go_live, name_service_manager

COMPANY = "恒安家电服务（演示）"
GROUP = ("group", "集团售后服务中心")
REGIONS = [
    ("east", "华东", [("shanghai", "上海"), ("hangzhou", "杭州")]),
    ("south", "华南", [("xiamen", "厦门")]),
    ("north", "华北", [("beijing", "北京")]),
    ("central", "华中", [("zhengzhou", "郑州")]),
    ("southwest", "西南", [("chongqing", "重庆")]),
    ("northeast", "东北", [("changchun", "长春")]),
]


@dataclass(frozen=True)
class Account:
    """One sign-in: username, name, unit code and post."""

    username: str
    name: str
    unit: str
    post: str
    department: str = ""


ACCOUNTS = [
    Account("admin", "孙伟", "group", Post.ADMIN),
    Account("group", "郑敏", "group", Post.GROUP),
    Account("hotline1", "李晓敏", "group", Post.HOTLINE),
    Account("hotline2", "陈静怡", "group", Post.HOTLINE),
    Account("east-head", "何建军", "east", Post.REGIONAL_HEAD),
    Account("east-depthead", "沈志远", "east", Post.DEPARTMENT_HEAD),
    Account("east-manager", "钱立群", "east", Post.MANAGER),
    Account("east-supervisor", "周海燕", "east", Post.SUPERVISOR),
    Account("east-supervisor2", "冯国强", "east", Post.SUPERVISOR),
    Account("east-leader", "蒋文博", "east", Post.TEAM_LEADER),
    Account("east-clerk", "许佳", "east", Post.CLERK),
    Account("east-tech1", "张强", "east", Post.TECHNICIAN),
    Account("east-tech2", "王磊", "east", Post.TECHNICIAN),
    Account("east-tech3", "李娜", "east", Post.TECHNICIAN),
    Account("shanghai-project", "顾明", "shanghai", Post.SUPERVISOR),
    Account("hangzhou-project", "俞芳", "hangzhou", Post.SUPERVISOR),
    Account("south-manager", "黄志成", "south", Post.MANAGER),
    Account("south-supervisor", "林秀英", "south", Post.SUPERVISOR),
    Account("south-tech", "吴迪", "south", Post.TECHNICIAN),
    Account("north-head", "赵国栋", "north", Post.REGIONAL_HEAD),
    Account("north-supervisor", "刘洋", "north", Post.SUPERVISOR),
    Account("central-head", "马超群", "central", Post.REGIONAL_HEAD),
    Account("central-supervisor", "宋佳丽", "central", Post.SUPERVISOR),
    Account("southwest-head", "罗永昌", "southwest", Post.REGIONAL_HEAD),
    Account("southwest-supervisor", "唐雪梅", "southwest", Post.SUPERVISOR),
    Account("northeast-head", "金成哲", "northeast", Post.REGIONAL_HEAD),
    Account("northeast-supervisor", "关晓彤", "northeast", Post.SUPERVISOR),
    Account("brand", "叶青", "group", Post.BRAND),
    Account("east-logistics", "邵军", "east", Post.LIAISON, Department.LOGISTICS),
    Account("east-technical", "贺明", "east", Post.LIAISON, Department.TECHNICAL),
]
SKILLS = [
    ("air-conditioner", "空调"),
    ("heater", "热水器"),
    ("computer", "电脑"),
    ("display", "显示器"),
    ("phone", "手机"),
]
SINCE = date(2026, 1, 1)


def build_units(*, at: datetime) -> dict[str, Unit]:
    """The tree of units by code."""
    add = partial(add_unit, by=SYSTEM, at=at)
    group = add(kind=UnitKind.GROUP, code=GROUP[0], name=GROUP[1])
    units = {"group": group}
    for code, name, projects in REGIONS:
        units[code] = add(kind=UnitKind.REGION, code=code, name=name, parent=group)
        for project, place in projects:
            units[project] = add(kind=UnitKind.PROJECT, code=project, name=place, parent=units[code])
    return units


def build_skills() -> dict[str, Skill]:
    return {code: add_skill(code=code, name=name) for code, name in SKILLS}


def build_accounts(units: dict[str, Unit], *, at: datetime) -> list[dict[str, Any]]:
    """Everybody with a random password and token; the list is what demo.json holds."""
    since = min(SINCE, local_day(at))
    return [_build_account(account, units[account.unit], since, at) for account in ACCOUNTS]


def open_projects(units: dict[str, Unit], *, at: datetime) -> None:
    """Each project goes live with a customer service manager: its own supervisor, else the region's."""
    for region, _name, projects in REGIONS:
        for code, _place in projects:
            names = [f"{code}-project", f"{region}-supervisor"]
            people = {user.username: user for user in User.objects.filter(username__in=names)}
            manager = next(people[name] for name in names if name in people)
            unit = name_service_manager(unit=units[code], manager=manager, by=SYSTEM, at=at)
            units[code] = go_live(unit=unit, by=SYSTEM, at=at)


def _build_account(account: Account, unit: Unit, since: date, at: datetime) -> dict[str, Any]:
    password = secrets.token_urlsafe(9)
    user = people.add_person(
        username=account.username,
        name=account.name,
        password=None,
        encoded=_encode(password),
        email=f"{account.username}@demo.invalid",
        must_change=False,
        by=SYSTEM,
        at=at,
    )
    appoint(
        user=user,
        unit=unit,
        post=account.post,
        department=account.department,
        since=since,
        by=SYSTEM,
        at=at,
    )
    return {
        "username": account.username,
        "password": password,
        "post": account.post,
        "title": str(Post(account.post).label),
        "unit": unit.name,
        "token": tokens.make(user=user, name="demo", by=SYSTEM, at=at),
    }


def _encode(password: str) -> str:
    """A random password of 72 bits needs no slow hash; signing in replaces it by one of full strength."""
    hasher = PBKDF2PasswordHasher()
    return hasher.encode(password, hasher.salt(), iterations=1_000)
