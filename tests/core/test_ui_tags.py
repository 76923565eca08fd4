"""Chips, times, masks, money and controls as the pages show them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django import forms
from django.template import Context, Template

from core import durations, masks
from core.templatetags import ui
from core.tones import register_tones, tone_of

AT = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "不到 1 分"),
        (timedelta(minutes=18, seconds=59), "18 分"),
        (timedelta(hours=1, minutes=5), "1 小时 5 分"),
        (timedelta(hours=3), "3 小时"),
        (timedelta(hours=24), "1 天"),
        (timedelta(days=2, hours=3, minutes=50), "2 天 3 小时"),
    ],
)
def test_lengths_are_rounded_down(length: timedelta, words: str) -> None:
    assert durations.words(length) == words


def test_the_due_instant_itself_is_not_late() -> None:
    assert durations.until(AT, at=AT) == "剩不到 1 分"
    assert durations.until(AT, at=AT + timedelta(seconds=1)) == "超时不到 1 分"


@pytest.mark.parametrize(
    ("due", "amber", "tone"),
    [(60, None, "ok"), (60, -1, "warn"), (60, 30, "ok"), (-60, -120, "danger")],
)
@time_machine.travel(AT, tick=False)
def test_a_chip_has_the_colour_of_its_time(due: int, amber: int | None, tone: str) -> None:
    amber_from = None if amber is None else AT + timedelta(minutes=amber)
    assert f"pill pill-{tone}" in ui.due_chip(AT + timedelta(minutes=due), amber_from)


@time_machine.travel(AT, tick=False)
def test_a_met_or_paused_clock_shows_no_time() -> None:
    assert ui.due_chip(AT, met=AT) == '<span class="pill pill-ok">已达成</span>'
    assert ui.due_chip(AT, met=AT + timedelta(1)) == '<span class="pill pill-danger">超时完成</span>'
    assert ui.due_chip(AT, paused=True) == '<span class="pill pill-info">已暂停</span>'
    assert ui.due_chip(None) == ""


@time_machine.travel(AT, tick=False)
def test_times_are_local_and_carry_another_year() -> None:
    assert ">03-10 12:00<" in ui.local_time(AT)
    assert ">2025-03-10 12:00<" in ui.local_time(AT.replace(year=2025))
    assert ">2026-03-10 12:00:00<" in ui.local_time(AT, "full")
    assert ">12:00<" in ui.local_time(AT, "clock")


def test_days_in_figures_and_words() -> None:
    assert ">2026-03-10<" in ui.local_day(date(2026, 3, 10))
    assert ">2026年3月10日<" in ui.local_day(date(2026, 3, 10), "words")


def test_money_has_two_decimals_half_up() -> None:
    assert ui.cny(Decimal("1234.495")) == '<span class="nowrap">¥1,234.50</span>'


@pytest.mark.parametrize(
    ("text", "masked"),
    [("13816626621", "138****6621"), ("0592-48297434", "0592****7434"), ("12345", "****"), ("", "")],
)
def test_phones_are_masked(text: str, masked: str) -> None:
    assert masks.mask_phone(text) == masked


def test_names_keep_the_first_character() -> None:
    assert (masks.mask_name("王建国"), masks.mask_name("")) == ("王**", "")


def test_markup_in_values_stays_text() -> None:
    page = Template("{% load ui %}{% pill words %}{% copy words %}").render(Context({"words": '<i a="">'}))
    assert "<i" not in page


def test_a_tone_is_registered_once_for_all_screens() -> None:
    register_tones("tests", {"late": "danger"})
    assert (tone_of("tests", "late"), tone_of("tests", "other")) == ("danger", "muted")


def test_unknown_tones_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown tones"):
        register_tones("tests", {"late": "purple"})


class _Form(forms.Form):
    name = forms.CharField(label="姓名", help_text="全名")
    agreed = forms.BooleanField(label="同意")


def test_fields_carry_label_help_and_error() -> None:
    page = _Form({"name": ""})["name"].as_field_group()
    assert '<label for="id_name">姓名<span class="required" aria-hidden="true">*</span></label>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'class="form-control"' in page
    assert 'id="id_name_error"' in page


def test_a_whole_form_uses_the_same_markup() -> None:
    form = _Form()
    assert form["agreed"].as_field_group() in str(form)
    assert str(form) == form.as_div()
