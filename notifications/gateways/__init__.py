"""Servers that carry e-mail and SMS, or the sink while none is configured."""

from django.conf import settings

from notifications.enums import Channel
from notifications.gateways.http_sms import HttpSms
from notifications.gateways.parcel import Answer, Gateway, Parcel
from notifications.gateways.sink import Sink
from notifications.gateways.smtp import Smtp

__all__ = ["Answer", "Gateway", "Parcel", "gateway_of"]


def gateway_of(channel: str) -> Gateway:
    """What carries a channel in this installation."""
    if channel == Channel.EMAIL and settings.EMAIL_HOST:
        return Smtp()
    if channel == Channel.SMS and settings.SMS_GATEWAY_URL:
        return HttpSms()
    return Sink(channel)
