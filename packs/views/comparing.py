"""Two versions of a pack side by side, figure by figure, with both sources."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.views.guard import needs
from packs import queries
from packs.models import Pack
from packs.permissions import can_browse_packs
from packs.presenters import differences


@require_safe
@needs(can_browse_packs)
def comparison(request: HttpRequest, code: str) -> HttpResponse:
    """?a= and ?b= are versions, by default the two newest; ?all=1 shows equal figures too."""
    pack, numbers = get_object_or_404(Pack, code=code), queries.versions_of(code)
    if not numbers:
        raise Http404
    newest = [*numbers, numbers[0]][:2]
    before, after = (_number(request, name, given) for name, given in (("a", newest[-1]), ("b", newest[0])))
    context = {
        "pack": pack,
        "numbers": numbers,
        "before": before,
        "after": after,
        "all": request.GET.get("all") == "1",
        "sections": differences(queries.version(code, before), queries.version(code, after)),
    }
    return render(request, "packs/comparison.html", context)


def _number(request: HttpRequest, name: str, given: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else given
