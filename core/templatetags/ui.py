"""Tags and filters of the screens: icons, pills, chips, times, masks, money, form controls."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import durations, masks
from core.clock import local, now
from core.money import cny as rounded
from core.punctuation import mark
from core.tones import tone_of

register = template.Library()
register.filter("mask_phone", masks.mask_phone)
register.filter("mask_name", masks.mask_name)
register.simple_tag(mark)

CLASSES = {
    "select": "form-select",
    "selectmultiple": "form-select",
    "nullbooleanselect": "form-select",
    "checkbox": "form-check-input",
}


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """An icon of the sprite; decorative unless it has a label of its own."""
    picture = format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("app/icons.svg"),
        name,
    )
    return format_html('{}<span class="visually-hidden">{}</span>', picture, label) if label else picture


@register.simple_tag
def pill(text: Any, tone: str = "muted") -> SafeString:
    """A word on its colour family."""
    return format_html('<span class="pill pill-{}">{}</span>', tone, text)


@register.simple_tag
def status_pill(kind: str, code: str, label: Any) -> SafeString:
    """The word of a status in the colour its room registered for it."""
    return pill(label, tone_of(kind, code))


@register.simple_tag
def due_chip(
    due: datetime | None,
    amber_from: datetime | None = None,
    met: datetime | None = None,
    paused: bool = False,
) -> SafeString | str:
    """Time left or over, in words and colour (SLA-32); nothing without a due time."""
    if met:
        late = due is not None and met > due
        return pill(_("超时完成") if late else _("已达成"), "danger" if late else "ok")
    if paused:
        return pill(_("已暂停"), "info")
    if due is None:
        return ""
    at = now()
    tone = "danger" if at > due else "warn" if amber_from and at >= amber_from else "ok"
    return format_html(
        '<time class="pill pill-{}" datetime="{}" data-clock data-amber="{}" title="{}">{}</time>',
        tone,
        due.isoformat(),
        amber_from.isoformat() if amber_from else "",
        _("截止 {}").format(f"{local(due):%Y-%m-%d %H:%M:%S}"),
        durations.until(due, at=at),
    )


@register.simple_tag
def ago(instant: datetime | None) -> SafeString | str:
    """「12 分前」 that lives on in the page."""
    if instant is None:
        return ""
    return format_html(
        '<time datetime="{}" data-ago title="{}">{}</time>',
        instant.isoformat(),
        f"{local(instant):%Y-%m-%d %H:%M}",
        durations.since(instant, at=now()),
    )


@register.filter
def shown(text: Any) -> str:
    """A text that the house keeps (a heading of a pack, the name of the system) in the reader's language."""
    return _(str(text)) if text else ""


@register.filter
def local_time(instant: datetime | None, style: str = "") -> SafeString | str:
    """11-21 14:03 in Shanghai, with the year when it is not this one; style "full" or "clock"."""
    if instant is None:
        return ""
    here = local(instant)
    this_year = here.year == local(now()).year
    pattern = {"full": "%Y-%m-%d %H:%M:%S", "clock": "%H:%M"}.get(
        style, "%m-%d %H:%M" if this_year else "%Y-%m-%d %H:%M"
    )
    return format_html('<time datetime="{}">{}</time>', instant.isoformat(), here.strftime(pattern))


@register.filter
def local_day(day: date | None, style: str = "") -> SafeString | str:
    """2026-11-21; style "words" gives 2026年11月21日."""
    if day is None:
        return ""
    text = date_format(day, "DATE_FORMAT") if style == "words" else day.isoformat()
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), text)


@register.filter
def cny(amount: Decimal | int | str | None) -> SafeString | str:
    """¥1,234.50 (CNV-10)."""
    return "" if amount is None else format_html('<span class="nowrap">¥{}</span>', f"{rounded(amount):,.2f}")


@register.simple_tag
def copy(value: Any) -> SafeString:
    """A small button that copies the value."""
    return format_html(
        '<button type="button" class="copy" data-copy="{0}" aria-label="{1}">{2}</button>',
        value,
        _("复制 {}").format(value),
        icon("copy"),
    )


@register.simple_tag
def control(field: Any) -> SafeString:
    """The widget of a bound field with the class its kind needs."""
    own = field.field.widget.attrs.get("class", "")
    css = CLASSES.get(field.widget_type, "form-control")
    widget: SafeString = field.as_widget(attrs={"class": f"{css} {own}".strip()})
    return widget


@register.filter
def anchor(field: Any) -> str:
    """The id that a link to a field leads to: its control, or the first one of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def undo_group(tags: str | None) -> str:
    """What a message's button undoes; nothing for most."""
    return next((tag.removeprefix("undo:") for tag in (tags or "").split() if tag.startswith("undo:")), "")


@register.filter
def toast_tone(level: str) -> str:
    """The tone of a message level of Django."""
    return {"success": "ok", "warning": "warn", "error": "danger"}.get(level, "info")
