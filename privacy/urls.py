"""Addresses of privacy."""

from django.urls import path

from privacy.views import consents, registers, requests

app_name = "privacy"
urlpatterns = [
    path("privacy/", registers.requests, name="requests"),
    path("privacy/openings/", registers.openings, name="openings"),
    path("privacy/purges/", registers.purges, name="purges"),
    path("privacy/requests/<str:number>/", requests.detail, name="request"),
    path("privacy/requests/<str:number>/settlement/", requests.settlement, name="settlement"),
    path("privacy/requests/<str:number>/copy/", requests.copy, name="copy"),
    path("privacy/requests/<str:number>/download/", requests.taking, name="taking"),
    path("customers/<int:pk>/consents/", consents.consent, name="consent"),
    path("customers/<int:pk>/privacy/new/", requests.new, name="new"),
]
