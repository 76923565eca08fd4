"""Tickets on the customer's private page: state, time, pictures, messages, complaint."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.attachments import BadFile
from core.doors import OTHER_WAYS, LinkPart, LinkRefused, WayWords
from core.models import Attachment
from core.models.attachment import Purpose
from deadlines.models import Clock
from knowledge.queries import care_for
from tickets.enums import Channel, NoteKind, Settled, Status
from tickets.link_forms import ComplaintForm, MessageForm, PaidVisitForm, SentPhotosForm, WishForm
from tickets.models import Acknowledgement, ContactLog, CustomerMessage, Note, Ticket, TicketMerge
from tickets.operations import consents
from tickets.operations import customer_voice as voice
from tickets.operations.errors import IntakeRefused, TicketRefused
from tickets.queries.consents import waiting_consent
from tickets.transitions import BEFORE_DEPARTURE, BEFORE_DISPATCH, CLOSED

PLAIN: dict[str, Any] = {
    Status.REGISTERED: gettext_lazy("您的需求已受理，我们正在安排。"),
    Status.AWAITING_APPROVAL: gettext_lazy("您的需求已受理，正在安排技师。"),
    Status.APPROVED: gettext_lazy("正在为您安排技师。"),
    Status.DISPATCHED: gettext_lazy("已为您安排技师。"),
    Status.ACCEPTED: gettext_lazy("技师已接单，会提前与您联系。"),
    Status.DEPARTED: gettext_lazy("技师已出发，正在路上。"),
    Status.ON_SITE: gettext_lazy("技师正在为您服务。"),
    Status.WORK_DONE: gettext_lazy("服务已完成，请您评价并签字。"),
    Status.SIGNED: gettext_lazy("服务已完成，感谢您的确认。"),
    Status.RECORDED: gettext_lazy("服务已完成，我们会回访您的满意度。"),
    Status.FOLLOWED_UP: gettext_lazy("服务已完成，感谢您的反馈。"),
    Status.ARCHIVED: gettext_lazy("服务已结束。"),
    Status.PHONE_RESOLVED: gettext_lazy("问题已解决，无需上门。"),
    Status.CANCELLED: gettext_lazy("本次服务已取消。"),
}
STAGES: tuple[tuple[Any, frozenset[str]], ...] = (
    (gettext_lazy("受理"), BEFORE_DISPATCH),
    (gettext_lazy("派工"), frozenset({Status.DISPATCHED, Status.ACCEPTED})),
    (gettext_lazy("上门"), frozenset({Status.DEPARTED, Status.ON_SITE})),
    (gettext_lazy("确认"), frozenset({Status.WORK_DONE})),
)


def ticket_of(link: Any) -> Ticket | None:
    """The ticket of a link, read once per request."""
    if not hasattr(link, "ticket"):
        rows = Ticket.objects.select_related(
            "stream", "region", "project", "pack_set", "complaint", "acknowledgement", "asset__model"
        )
        link.ticket = rows.filter(pk=link.stream_id).first()
    return link.ticket  # type: ignore[no-any-return]


def _state(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    if ticket is None:
        return None
    if way := other_way(link):
        return {"ticket": ticket, **way._asdict()}
    steps = [] if ticket.status in CLOSED else _steps(ticket.status)
    return {"ticket": ticket, **_said(ticket), "steps": steps, "told": _told(ticket, link.at)}


def other_way(link: Any) -> WayWords | None:
    """How the matter goes on without a visit, while nobody was sent; asked once per request."""
    if not hasattr(link, "other_way"):
        ticket = ticket_of(link)
        asked = OTHER_WAYS if ticket is not None and ticket.status in BEFORE_DISPATCH else ()
        link.other_way = next((words for one in asked if (words := one.words(ticket))), None)
    return link.other_way  # type: ignore[no-any-return]


def _told(ticket: Ticket, at: datetime) -> Acknowledgement | None:
    """The next step that was promised at intake, until its promise is kept, ended or late."""
    told = getattr(ticket, "acknowledgement", None)
    if ticket.status not in BEFORE_DISPATCH or told is None or told.latest_at <= at:
        return None
    open_still = Clock.objects.running().filter(stream=ticket.pk, due_at=told.latest_at).exists()
    return told if open_still else None


def _said(ticket: Ticket) -> dict[str, Any]:
    """How it stands in a sentence and in a word; what ended as one with another goes on there."""
    merge = None
    if ticket.status == Status.CANCELLED:
        merge = TicketMerge.objects.select_related("into__stream").filter(ticket=ticket).first()
    if merge is not None:
        words = _("已并入工单 %(number)s，一并为您处理。") % {"number": merge.into.number}
        return {"words": words, "label": _("已合并")}
    return {"words": PLAIN[ticket.status], "label": _label(ticket)}


def _label(ticket: Ticket) -> str:
    """The state in a word; a matter that ended in its own way keeps that word in the archive."""
    if ticket.settled and ticket.status in CLOSED:
        return str(Settled(ticket.settled).label)
    return _("已解决") if ticket.status == Status.PHONE_RESOLVED else ticket.get_status_display()


def _steps(status: str) -> list[dict[str, Any]]:
    here = next((n for n, (_label, states) in enumerate(STAGES) if status in states), len(STAGES))
    states = ["done" if n < here else "current" if n == here else "todo" for n in range(len(STAGES))]
    return [{"label": label, "state": state} for (label, _in), state in zip(STAGES, states, strict=True)]


def _wish(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    if ticket is None or ticket.status not in BEFORE_DEPARTURE or other_way(link):
        return None
    return {"form": link.bound.get("time") or WishForm(auto_id="time_%s")}


def _photos(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    if ticket is None or not ticket.is_open:
        return None
    sent = Attachment.objects.filter(stream=link.stream_id, added_by_id=None, purpose=Purpose.PHOTO)
    return {
        "form": link.bound.get("photos") or SentPhotosForm(auto_id="photos_%s"),
        "count": sent.count(),
        "photos": sent.order_by("pk") if link.confirmed else [],
    }


def _paid_visit(link: Any) -> dict[str, Any] | None:
    """What a paid visit costs, while the customer has not answered (INT-28)."""
    ticket = ticket_of(link)
    row = waiting_consent(ticket) if ticket and ticket.is_open else None
    if row is None:
        return None
    return {"consent": row, "form": link.bound.get("paid-visit") or PaidVisitForm(auto_id="paid-visit_%s")}


def _message(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    return {"form": link.bound.get("message") or MessageForm(auto_id="message_%s")} if ticket else None


def _complaint(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    return {"form": link.bound.get("complaint") or ComplaintForm(auto_id="complaint_%s")} if ticket else None


def _history(link: Any) -> dict[str, Any] | None:
    ticket = ticket_of(link)
    if ticket is None:
        return None
    return {"ticket": ticket, "entries": history(ticket)}


def history(ticket: Ticket) -> list[dict[str, Any]]:
    """What the customer wrote and what we wrote, oldest first; nothing that is internal."""
    own = Q(kind__in=(NoteKind.CUSTOMER, NoteKind.LETTER), by=None)
    said = [
        {"at": row.at, "words": _("您的留言"), "note": row.text}
        for row in Note.objects.filter(own, ticket=ticket)
    ]
    told = CustomerMessage.objects.filter(ticket=ticket)
    said += [{"at": row.at, "words": _("我们的消息"), "note": row.text} for row in told]
    answered = ContactLog.objects.filter(ticket=ticket, channel=Channel.EMAIL, direction="out")
    said += [{"at": row.at, "words": _("我们的答复"), "note": row.note} for row in answered]
    return sorted(said, key=lambda entry: entry["at"])


def _act(verb: str, form_class: type[forms.Form], run: Any, words: Any) -> dict[str, Any]:
    """A verb: bind its form, run the operation, say what happens next."""

    def act(link: Any, data: Any, at: datetime) -> str:
        ticket = ticket_of(link)
        form = form_class(data, data.files, auto_id=f"{verb}_%s")
        if ticket is None or not form.is_valid():
            raise LinkRefused(_("请检查填写的内容。"), form)
        try:
            done = run(ticket=ticket, at=at, **form.cleaned_data)
        except (TicketRefused, IntakeRefused, BadFile) as error:
            raise LinkRefused(str(error), form) from error
        return str(words(done) if callable(words) else words)

    return {verb: act}


def _pictures(*, ticket: Ticket, photos: list[Any], at: datetime) -> Any:
    return voice.send_photos(ticket=ticket, files=photos, at=at)


def _complained(made: Ticket) -> str:
    return _("您的投诉已登记，编号 %(number)s，专人会尽快与您联系。") % {"number": made.number}


def _care(link: Any) -> dict[str, Any] | None:
    """Care advice for the unit that the ticket is about (KNB-06)."""
    ticket = ticket_of(link)
    model = ticket.asset.model if ticket and ticket.asset else None
    found = care_for([model.code, model.line]) if model else []
    return {"articles": found} if found else None


PARTS = (
    LinkPart("ticket state", 10, _state, "tickets/link/state.html"),
    LinkPart(
        "paid visit",
        20,
        _paid_visit,
        "tickets/link/paid_visit.html",
        _act(
            "paid-visit",
            PaidVisitForm,
            consents.answer_visit_consent,
            lambda row: _("已收到，我们会为您安排上门。") if row.agreed else _("已收到，我们会与您联系。"),
        ),
    ),
    LinkPart(
        "time",
        30,
        _wish,
        "tickets/link/time.html",
        _act("time", WishForm, voice.wish_time, gettext_lazy("已转告负责人，会尽快与您联系确认时间。")),
    ),
    LinkPart(
        "photos",
        40,
        _photos,
        "tickets/link/photos.html",
        _act("photos", SentPhotosForm, _pictures, gettext_lazy("照片已收到，谢谢。")),
    ),
    LinkPart(
        "message",
        50,
        _message,
        "tickets/link/message.html",
        _act("message", MessageForm, voice.write, gettext_lazy("留言已送达。")),
    ),
    LinkPart("care", 55, _care, "tickets/link/care.html"),
    LinkPart("history", 60, _history, "tickets/link/history.html", personal=True),
    LinkPart(
        "complaint",
        70,
        _complaint,
        "tickets/link/complaint.html",
        _act("complaint", ComplaintForm, voice.complain, _complained),
    ),
)
