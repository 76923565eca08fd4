"""Real local servers that stand at the other end: mail, SMS and webhooks."""

from benchmarks.servers.hooks import HookServer
from benchmarks.servers.mail import MailServer
from benchmarks.servers.sms import SmsServer

__all__ = ["HookServer", "MailServer", "SmsServer"]
