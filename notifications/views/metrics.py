"""Numbers for Prometheus, to whoever may watch the system."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from prometheus_client import CONTENT_TYPE_LATEST
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request

from core import meters
from core.clock import now
from notifications.permissions import can_watch_system


class MayWatch(BasePermission):
    """A token or session of somebody who may watch the system."""

    def has_permission(self, request: Request, view: object) -> bool:
        return can_watch_system(request.user)


@extend_schema(exclude=True)
@api_view(["GET"])
@permission_classes([IsAuthenticated, MayWatch])
def metrics(_request: Request) -> HttpResponse:
    """Counters of the web server and gauges of the house."""
    return HttpResponse(meters.text(at=now()), content_type=CONTENT_TYPE_LATEST)
