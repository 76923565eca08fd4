"""Router of the JSON API; the rooms own the endpoints."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("", include("org.api.urls")),
    path("", include("deadlines.api.urls")),
    path("", include("tickets.api.urls")),
    path("", include("warranty.api.urls")),
]
