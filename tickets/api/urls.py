"""Addresses of the ticket API."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
