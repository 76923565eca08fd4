"""Addresses of the deadlines' API."""

from django.urls import path

from deadlines.api import views

urlpatterns = [path("deadlines/preview/", views.preview, name="api-deadlines-preview")]
