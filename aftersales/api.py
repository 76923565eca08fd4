"""Router of the JSON API; the rooms own the endpoints."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("", include("tickets.api.urls")),
]
