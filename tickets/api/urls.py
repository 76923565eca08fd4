"""Addresses of the ticket API."""

from django.urls import path

from tickets.api import alarms, views

urlpatterns = [
    path("alarms/", alarms.take, name="api-alarms"),
    path("tickets/", views.tickets, name="api-tickets"),
    path("tickets/<str:number>/", views.ticket, name="api-ticket"),
]
