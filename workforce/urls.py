"""Addresses of the supervisor's day and of inspections."""

from django.urls import path

from workforce.views import day, inspecting

app_name = "workforce"
urlpatterns = [
    path("day/", day.day, name="day"),
    path("day/plan/", day.plan, name="plan"),
    path("day/appearance/", day.appearance, name="appearance"),
    path("quality-checks/", inspecting.quality_checks, name="quality_checks"),
    path("quality-checks/new/", inspecting.new_quality_check, name="new_quality_check"),
    path("evaluations/", inspecting.evaluations, name="evaluations"),
    path("evaluations/new/", inspecting.new_evaluation, name="new_evaluation"),
]
