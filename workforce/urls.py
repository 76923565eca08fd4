"""Addresses of the supervisor's day and of inspections."""

from django.urls import path

from workforce.views import appraising, day, inspecting

app_name = "workforce"
urlpatterns = [
    path("day/", day.day, name="day"),
    path("day/plan/", day.plan, name="plan"),
    path("day/appearance/", day.appearance, name="appearance"),
    path("appraisals/", appraising.appraisals, name="appraisals"),
    path("appraisals/new/", appraising.new_appraisal, name="new_appraisal"),
    path("appraisals/<int:pk>/correction/", appraising.new_appraisal, name="correct_appraisal"),
    path("quality-checks/", inspecting.quality_checks, name="quality_checks"),
    path("quality-checks/new/", inspecting.new_quality_check, name="new_quality_check"),
    path("evaluations/", inspecting.evaluations, name="evaluations"),
    path("evaluations/new/", inspecting.new_evaluation, name="new_evaluation"),
]
