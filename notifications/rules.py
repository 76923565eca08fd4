"""Which channels reach a person."""

from notifications.enums import Channel, Severity


def channels(
    *, email: str, phone: str, severity: str, by_email: bool = True, by_sms: bool = True
) -> tuple[str, ...]:
    """Inbox always; e-mail with an address; SMS with a phone for what is important; both can be declined."""
    chosen: list[str] = [Channel.INBOX]
    if email and by_email:
        chosen.append(Channel.EMAIL)
    if phone and by_sms and severity == Severity.HIGH:
        chosen.append(Channel.SMS)
    return tuple(chosen)
