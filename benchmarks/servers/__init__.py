"""Real local servers that stand at the other end: mail and SMS."""

from benchmarks.servers.mail import MailServer
from benchmarks.servers.sms import SmsServer

__all__ = ["MailServer", "SmsServer"]
