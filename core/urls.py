"""Addresses of the core."""

from django.conf import settings
from django.urls import path

from core.views import files, health

app_name = "core"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("files/<uuid:uuid>/", files.file, name="file"),
]

if settings.DEBUG:
    from core.views import gallery  # the page of components exists for developers only

    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))
