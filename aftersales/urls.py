"""Addresses: each room brings its own page list."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("core.urls")),
    path("", include("org.urls")),
    path("", include("notifications.urls")),
    path("", include("knowledge.urls")),
    path("", include("packs.urls")),
    path("", include("customers.urls")),
    path("", include("deadlines.urls")),
    path("", include("tickets.urls")),
    path("", include("parts.urls")),
    path("", include("warranty.urls")),
    path("", include("dispatch.urls")),
    path("", include("followups.urls")),
    path("", include("emergency.urls")),
    path("", include("workforce.urls")),
    path("", include("privacy.urls")),
    path("", include("reports.urls")),
    path("api/v1/", include("aftersales.api")),
    path("admin/", admin.site.urls),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
