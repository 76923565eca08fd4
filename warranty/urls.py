"""Addresses of warranty."""

from django.urls import path

from warranty.views import backtest

app_name = "warranty"
urlpatterns = [
    path("warranty/drafts/<int:pk>/back-test/", backtest.asking, name="back_test"),
    path("warranty/back-tests/<int:pk>/", backtest.result, name="back_test_result"),
    path("warranty/back-tests/<int:pk>/workbook/", backtest.workbook, name="back_test_workbook"),
]
