"""Personal values of customers in messages, letters, and what was told to other systems."""

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from core.models import WorkState
from notifications.models import Attempt, Letter, Message, SinkItem, WebhookCall
from notifications.operations.forgetting import drop_unsent

# One cause may have gone to two addresses of a customer, and an address is never empty.
NOWHERE = Concat(Value("erased-"), Cast("pk", CharField()))
OURS = Case(When(recipient__isnull=False, then=F("address")), default=NOWHERE, output_field=CharField())

HOLDINGS = (
    Holding(
        Message,
        _("消息"),
        ("address", "subject", "body", "headers", "last_error"),
        streams=("stream",),
        known=("address",),
        instead={"address": OURS},
    ),
    Holding(Attempt, _("发送记录"), ("error",), streams=("message__stream",), known=("message__address",)),
    Holding(
        SinkItem, _("未外发的消息"), ("address", "subject", "body"), known=("address",), inside=("body",)
    ),
    Holding(
        Letter,
        _("电子邮件"),
        ("raw", "sender", "last_error"),
        streams=("stream",),
        known=("sender",),
        only=~Q(state=WorkState.OPEN),
    ),
    Holding(
        WebhookCall,
        _("推送"),
        ("data",),
        streams=("event__stream",),
        only=~Q(state=WorkState.OPEN),
    ),
)

declare("notifications", 30, HOLDINGS, first=drop_unsent)
