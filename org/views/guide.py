"""The first steps of a new person: go there, put them away, fetch them back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.clock import now
from org.operations import guides
from org.queries import guide_steps


@require_POST
def step(request: HttpRequest, code: str) -> HttpResponse:
    """The step counts as taken, and its page opens."""
    found = next((one for one in guide_steps(request.user) if one.code == code), None)
    if found is None:
        raise Http404
    guides.take_step(user=request.user, code=code)
    return redirect(found.url_name)


@require_POST
def closing(request: HttpRequest) -> HttpResponse:
    """Put the guide away."""
    guides.close_guide(user=request.user, at=now())
    return redirect("org:home")


@require_POST
def beginning(request: HttpRequest) -> HttpResponse:
    """Show the guide from its beginning."""
    guides.begin_again(user=request.user)
    return redirect("org:home")
