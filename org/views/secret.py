"""A password or key that is shown once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from org.models import User


def show_once(
    request: HttpRequest, person: User, title: str, secret: str, *, for_sign_in: bool = False
) -> HttpResponse:
    """The page with the secret; no cache keeps it and no address leads back to it."""
    context = {"person": person, "title": title, "secret": secret, "for_sign_in": for_sign_in}
    answer = render(request, "org/secret.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
