"""Addresses of emergencies."""

from django.urls import path

from emergency.views import proposals

app_name = "emergency"
urlpatterns = [
    path("emergency/", proposals.proposals, name="proposals"),
    path("emergency/<int:pk>/", proposals.proposal, name="proposal"),
    path("emergency/<int:pk>/verdict/", proposals.verdict, name="verdict"),
]
