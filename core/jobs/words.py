"""The history of long work in words, its address and its colours."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jobs.events import JobCancelAsked, JobFinished, JobResumed, JobStarted
from core.models import Job, Outcome, Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from core.words import words


def _page(stream: Stream) -> str:
    return reverse("core:job", args=[Job.objects.values_list("uuid", flat=True).get(pk=stream.pk)])


register_kind(StreamKind("job", gettext_lazy("任务"), Job.objects.visible_to, _page))
register_tones("job", {Outcome.DONE: "ok", Outcome.CANCELLED: "muted", Outcome.FAILED: "danger"})


@words(JobStarted)
def started(facts: dict[str, Any]) -> str:
    return _("发起任务「%(title)s」") % facts


@words(JobCancelAsked)
def cancel_asked(_facts: dict[str, Any]) -> str:
    return _("要求取消任务")


@words(JobResumed)
def resumed(_facts: dict[str, Any]) -> str:
    return _("再次执行任务")


@words(JobFinished)
def finished(facts: dict[str, Any]) -> str:
    return _("任务结束：%(outcome)s") % {"outcome": Outcome(facts["outcome"]).label}
