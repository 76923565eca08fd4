"""Addresses of the ticket API."""

from django.urls import path

from tickets.api import alarms, calls, views

urlpatterns = [
    path("alarms/", alarms.take, name="api-alarms"),
    path("cti/call-events/", calls.call_events, name="api-call-events"),
    path("tickets/", views.tickets, name="api-tickets"),
    path("tickets/<str:number>/", views.ticket, name="api-ticket"),
]
