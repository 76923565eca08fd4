"""The sink: keeps what would be sent, for installations without a mail server or SMS gateway."""

from notifications.gateways.parcel import Answer, Parcel, failed, sent
from notifications.models import SinkItem


class Sink:
    """Shown on a page of its own; nothing leaves the house."""

    def __init__(self, channel: str) -> None:
        self.channel = channel

    def hand_over(self, parcel: Parcel) -> Answer:
        kept, _created = SinkItem.objects.get_or_create(
            reference=parcel.reference,
            defaults={
                "channel": self.channel,
                "address": parcel.address,
                "subject": parcel.subject,
                "body": parcel.body,
                "at": parcel.at,
            },
        )
        return sent(f"sink-{kept.pk}")

    def ask(self, reference: str) -> Answer | None:
        """The sink always knows."""
        kept = SinkItem.objects.filter(reference=reference).first()
        return sent(f"sink-{kept.pk}") if kept else failed("not in the sink")
