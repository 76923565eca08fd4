"""Addresses of follow-up."""

from django.urls import path

from followups.views import calls

app_name = "followups"
urlpatterns = [
    path("calls/", calls.due, name="due"),
    path("calls/later/", calls.later, name="later"),
    path("calls/done/", calls.done, name="done"),
    path("calls/<int:pk>/", calls.call, name="call"),
    path("calls/<int:pk>/phone/", calls.phone, name="phone"),
    path("calls/<int:pk>/answer/", calls.answer, name="answer"),
    path("calls/<int:pk>/attempts/", calls.attempt, name="attempt"),
]
