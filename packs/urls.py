"""Addresses of packs."""

from django.urls import path

from packs.views import browse

app_name = "packs"
urlpatterns = [
    path("packs/", browse.packs, name="packs"),
    path("packs/<slug:code>/<int:number>/", browse.version, name="version"),
]
