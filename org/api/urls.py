"""Addresses of the API of units, people and calendars."""

from django.urls import path

from org.api import calendars

urlpatterns = [path("calendars/<str:name>/", calendars.working_times, name="api-calendar")]
