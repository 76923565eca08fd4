"""The first visitor with the printed code becomes administrator of an empty system."""

import hmac
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from core.clock import now
from core.views.guard import page_status
from org.forms.access import SetupForm
from org.models import User
from org.operations.founding import AlreadyFounded, found
from org.views.access import READ_WRITE

TRIES = "org.setup.tries"
MOST_TRIES = 10
WAIT_SECONDS = 900


@READ_WRITE
@never_cache
@sensitive_post_parameters("code", "password", "again")
def setup(request: HttpRequest) -> HttpResponse:
    """404 once anybody has an account."""
    if User.objects.exists():
        raise Http404
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _code_fits(form) and (user := _found(form)):
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("org:home")
    return render(request, "org/setup.html", {"form": form}, status=page_status(form))


def _code_fits(form: SetupForm) -> bool:
    """Compared in constant time, and a few times per quarter of an hour only."""
    cache.add(TRIES, 0, WAIT_SECONDS)
    if cache.incr(TRIES) > MOST_TRIES:
        form.add_error("code", _("尝试次数过多，请 15 分钟后再试。"))
        return False
    wanted = _printed_code()
    if not wanted or not hmac.compare_digest(wanted.encode(), form.cleaned_data["code"].strip().encode()):
        form.add_error("code", _("安装码不对，请查看启动系统的终端。"))
        return False
    return True


def _printed_code() -> str:
    try:
        return Path(settings.SETUP_CODE_FILE).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _found(form: SetupForm) -> User | None:
    wanted: dict[str, Any] = {
        key: form.cleaned_data[key] for key in ("company", "username", "name", "password")
    }
    try:
        return found(**wanted, at=now())
    except AlreadyFounded as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        _show(form, error)
    return None


def _show(form: SetupForm, error: ValidationError) -> None:
    """Errors of the account stand at its fields, those of the password at the password."""
    if not hasattr(error, "error_dict"):
        form.add_error("password", error)
        return
    for field, errors in error.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)
