"""More people for the demo: technicians of every region and the posts that the small demo leaves empty."""

import random
from collections.abc import Mapping
from datetime import datetime

from core.actors import SYSTEM
from core.clock import local_day
from dispatch.models import Technician
from dispatch.operations import technicians
from org.enums import Post
from org.models import Skill, Unit, User
from org.operations import people
from org.operations.posts import appoint
from org.queries import regions

FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力志永健世广海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子成康星光天达安岩中茂进林有坚和彪博诚"
POSTS = {Post.REGIONAL_HEAD: 1, Post.MANAGER: 1, Post.SUPERVISOR: 2, Post.CLERK: 1}
PER_REGION = 6


def name(chance: random.Random) -> str:
    """A name of two or three characters."""
    return chance.choice(FAMILY) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def hire(chance: random.Random, *, at: datetime) -> None:
    """Fill the posts of every region and enrol its technicians; nobody of them can sign in."""
    skills = {skill.code: skill for skill in Skill.objects.all()}
    for region in regions():
        for post, wanted in POSTS.items():
            held = User.objects.filter(appointments__post=post, appointments__unit=region).count()
            for number in range(held + 1, wanted + 1):
                _engage(f"{region.code}-{post}-{number}", region, post, chance, at)
        for number in range(1, PER_REGION + 1):
            _technician(f"{region.code}-t{number}", number, region, skills, chance, at)


def _engage(username: str, unit: Unit, post: str, chance: random.Random, at: datetime) -> User:
    user = people.add_person(username=username, name=name(chance), password=None, by=SYSTEM, at=at)
    appoint(user=user, unit=unit, post=post, since=local_day(at), by=SYSTEM, at=at)
    return user


def _technician(
    username: str, number: int, unit: Unit, skills: Mapping[str, Skill], chance: random.Random, at: datetime
) -> Technician:
    user = _engage(username, unit, Post.TECHNICIAN, chance, at)
    codes = sorted(skills)
    held = {codes[number % len(codes)], codes[(number + 1) % len(codes)], chance.choice(codes)}
    phone = f"1390001{unit.pk % 100:02}{number:02}"
    return technicians.enrol(
        user=user, unit=unit, device_number=phone, skills=[skills[code] for code in sorted(held)]
    )
