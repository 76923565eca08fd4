"""What pages begin and end with: asking a permission, answering a form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def needs(check: Callable[[Any], bool], words: Any = "") -> Callable[[View], View]:
    """403, with the words if there are any, for people without the permission."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not check(request.user):
                raise PermissionDenied(words)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def page_status(form: Any) -> int:
    """422 for a form that came back with errors."""
    return 422 if form.is_bound and form.errors else 200
