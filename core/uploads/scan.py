"""Asking a ClamAV daemon about a file, where a company runs one (CLAMD_HOST)."""

import logging
from typing import IO

import clamd
from django.conf import settings
from django.utils.translation import gettext as _

from core.uploads.errors import BadFile

log = logging.getLogger(__name__)
TIMEOUT = 20.0  # seconds


def scan(file: IO[bytes]) -> None:
    """Raises BadFile for a virus; also when the daemon does not answer and SCAN_FAILS_CLOSED is set."""
    if not settings.CLAMD_HOST:
        return
    file.seek(0)
    try:
        found = clamd.ClamdNetworkSocket(settings.CLAMD_HOST, settings.CLAMD_PORT, TIMEOUT).instream(file)
        verdict = found["stream"][0]
    except (clamd.ClamdError, OSError, KeyError, TypeError, ValueError) as error:
        log.warning("the virus scanner did not answer: %s", type(error).__name__)
        if settings.SCAN_FAILS_CLOSED:
            raise BadFile(_("暂时无法检查文件是否含有病毒，没有保存，请稍后再试。")) from error
        return
    finally:
        file.seek(0)
    if verdict != "OK":
        log.warning("the virus scanner refused an upload: %s", verdict)
        raise BadFile(_("文件含有病毒，没有保存。"))
