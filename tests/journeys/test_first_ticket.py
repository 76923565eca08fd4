"""An empty system reaches its first ticket by screens alone."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from aftersales.demo.ground import lay_ground
from core.clock import now
from org.queries import open_setup_steps
from org.views.setup import TRIES
from tickets.models import Ticket

CODE = "1a2b3c4d"
HIS_OWN, HER_OWN = "plum-river-9", "quiet-lake-72"


@pytest.fixture
def administrator(tmp_path: Path, settings: Any, db: None) -> Client:
    """The first visitor of a system that knows packs and calendar only."""
    lay_ground(at=now())
    cache.delete(TRIES)
    (tmp_path / "code").write_text(CODE)
    settings.SETUP_CODE_FILE = str(tmp_path / "code")
    browser = Client()
    form = {"code": CODE, "company": "恒安售后中心", "username": "sun.wei", "name": "孙伟"}
    browser.post("/setup/", form | {"password": HIS_OWN, "again": HIS_OWN})
    return browser


def choice(browser: Client, address: str, words: str) -> str:
    """The value of an option on a page by its words."""
    page = browser.get(address).content.decode()
    found = re.search(rf'<option value="([^"]+)"[^>]*>\s*{words}\s*</option>', page)
    assert found, f"{words} cannot be chosen at {address}"
    return found[1]


def add_person(browser: Client, username: str, name: str, post: str, unit: str) -> str:
    """A new account; the password that the page shows once."""
    where = choice(browser, "/people/new/", unit)
    form = {"username": username, "name": name, "post": post, "unit": where, "since": "2026-01-01"}
    page = browser.post("/people/new/", form).content.decode()
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found, page
    return found[1]


def first_sign_in(username: str, password: str) -> Client:
    browser = Client()
    browser.post("/sign-in/", {"username": username, "password": password})
    browser.post("/password/", {"present": password, "password": HER_OWN, "again": HER_OWN})
    return browser


def fill_registers(browser: Client) -> None:
    """Region, project, skill, fault category and technician, each on its own page."""
    group = choice(browser, "/units/new/", "恒安售后中心")
    browser.post("/units/new/", {"parent": group, "name": "华东", "code": "east"})
    east = choice(browser, "/units/new/", "华东")
    browser.post("/units/new/", {"parent": east, "name": "上海", "code": "shanghai"})
    browser.post("/skills/new/", {"name": "空调", "code": "ac"})
    skill = choice(browser, "/admin/tickets/faultcategory/add/", "空调")
    fault = {"code": "no-cooling", "name": "空调不制冷", "skill": skill, "is_active": "on"}
    browser.post("/admin/tickets/faultcategory/add/", fault)


def enrol(browser: Client) -> None:
    person = choice(browser, "/technicians/new/", "张强.*")
    unit = choice(browser, "/technicians/new/", "华东")
    form = {"user": person, "unit": unit, "device_number": "13900139000", "active": "on"}
    browser.post("/technicians/new/", form)


def test_setting_up_leads_to_the_first_ticket(administrator: Client) -> None:
    fill_registers(administrator)
    initial = add_person(administrator, "li.xiaomin", "李晓敏", "hotline", "恒安售后中心")
    add_person(administrator, "zhou.haiyan", "周海燕", "supervisor", "华东")
    add_person(administrator, "zhang.qiang", "张强", "technician", "华东")
    enrol(administrator)
    desk = first_sign_in("li.xiaomin", initial)
    answer = desk.post(
        "/intake/booking/",
        {
            "key": str(uuid4()),
            "phone": "13812345678",
            "name": "王建国",
            "region": choice(desk, "/intake/booking/", "华东"),
            "address": "张杨路 1587 号",
            "site_class": "home",
            "category": choice(desk, "/intake/booking/", "空调不制冷"),
            "description": "空调不制冷，请尽快上门",
            "channel": "phone",
            "service_type": "repair",
            "dissatisfied": "no",
        },
    )
    ticket = Ticket.objects.get()
    assert (answer.status_code, str(ticket.region), ticket.typed_by.name) == (302, "华东", "李晓敏")
    assert [str(step.label) for step in open_setup_steps()] == []


def test_the_start_page_tells_what_is_missing(administrator: Client) -> None:
    page = administrator.get("/").content.decode()
    assert ("开始使用" in page, page.count("待填写")) == (True, len(open_setup_steps()))
    addresses = re.findall(r'<a href="([^"]+)">[^<]+</a>\s*<span class="pill pill-warn">', page)
    assert [administrator.get(address).status_code for address in addresses] == [200] * len(addresses)
