"""Building the demo company; the caller holds one transaction around it."""

from datetime import datetime
from typing import Any

from aftersales.demo.catalogue import build_catalogue
from aftersales.demo.desk import build_desk
from aftersales.demo.duty import build_duty
from aftersales.demo.followups import build_follow_up
from aftersales.demo.money import build_money
from aftersales.demo.people import build_accounts, build_skills, build_units, open_projects
from aftersales.demo.products import build_products
from aftersales.demo.promises import watch_promises
from aftersales.demo.returns import build_returns
from aftersales.demo.sales import build_sales
from aftersales.demo.standby import build_standby
from aftersales.demo.texts import build_texts
from aftersales.demo.verdicts import build_verdicts
from aftersales.demo.work import build_work
from org.models import User


def build_demo(*, at: datetime) -> list[dict[str, Any]]:
    """Units, people, catalogue, customers and tickets; returns the sign-ins."""
    units = build_units(at=at)
    skills = build_skills()
    accounts = build_accounts(units, at=at)
    open_projects(units, at=at)
    build_catalogue(skills)
    build_products(units)
    everybody = {user.username: user for user in User.objects.all()}
    build_work(units, everybody, at=at)
    build_standby(units, everybody, at=at)
    build_follow_up(units, everybody, at=at)
    build_texts(units, everybody, at=at)
    build_desk(units, everybody, at=at)
    build_duty(units, everybody, at=at)
    build_money(units, everybody, at=at)
    build_returns(units, everybody, at=at)
    build_sales(everybody, at=at)
    build_verdicts(units, everybody, at=at)
    watch_promises(until=at)
    return accounts
