"""Addresses of the judge's API."""

from django.urls import path

from warranty.api import views

urlpatterns = [path("warranty/preview/", views.preview, name="api-warranty-preview")]
