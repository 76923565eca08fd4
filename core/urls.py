"""Addresses of the core."""

from django.conf import settings
from django.urls import path

from core.views import exports, files, health, jobs, phone, undo

app_name = "core"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("files/<uuid:uuid>/", files.file, name="file"),
    path("exports/<slug:code>/", exports.export, name="export"),
    path("jobs/", jobs.centre, name="jobs"),
    path("jobs/<uuid:uuid>/", jobs.job, name="job"),
    path("jobs/<uuid:uuid>/progress/", jobs.progress, name="job_progress"),
    path("jobs/<uuid:uuid>/cancellation/", jobs.cancellation, name="job_cancellation"),
    path("jobs/<uuid:uuid>/repetition/", jobs.repetition, name="job_repetition"),
    path("jobs/files/<uuid:uuid>/", jobs.file, name="job_file"),
    path("sw.js", phone.worker, name="service_worker"),
    path("app.webmanifest", phone.manifest, name="manifest"),
    path("work/offline/", phone.offline, name="offline"),
    path("undo/<uuid:uuid>/", undo.undo, name="undo"),
]

if settings.DEBUG:
    from core.views import gallery  # the page of components exists for developers only

    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))
