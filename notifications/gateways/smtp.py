"""E-mail through the company's mail server."""

import smtplib
from contextlib import suppress
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from notifications.gateways.parcel import Answer, Parcel, failed, sent, unknown

BACKEND = "django.core.mail.backends.smtp.EmailBackend"
# The server has answered: it did not take the message.
REFUSED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)


class Smtp:
    """The Message-ID carries the reference, so that a repeat is recognised as the same letter."""

    def hand_over(self, parcel: Parcel) -> Answer:
        connection: EmailBackend = get_connection(BACKEND)
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            return failed(error)
        try:
            return self._send(parcel, connection)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()

    def ask(self, reference: str) -> Answer | None:
        """A mail server cannot tell."""
        return None

    def _send(self, parcel: Parcel, connection: EmailBackend) -> Answer:
        message_id = f"<{parcel.reference}@{domain()}>"
        letter = EmailMessage(
            parcel.subject,
            parcel.body,
            to=[parcel.address],
            headers={"Auto-Submitted": "auto-generated", **parcel.headers, "Message-ID": message_id},
            connection=connection,
        )
        try:
            letter.send()
        except REFUSED as error:
            return failed(error)
        except (OSError, smtplib.SMTPException) as error:
            return unknown(error)
        return sent(message_id)


def domain() -> str:
    """What stands behind the @ of our own Message-IDs."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
