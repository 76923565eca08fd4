"""Real local servers that stand at the other end: mail both ways, SMS and webhooks."""

from benchmarks.servers.hooks import HookServer
from benchmarks.servers.imap import ImapServer
from benchmarks.servers.mail import MailServer
from benchmarks.servers.sms import SmsServer

__all__ = ["HookServer", "ImapServer", "MailServer", "SmsServer"]
