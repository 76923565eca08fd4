"""Addresses of warranty."""

from django.urls import path

from warranty.views import backtest, cases, rules

app_name = "warranty"
urlpatterns = [
    path("warranty/rules/", rules.books, name="books"),
    path("warranty/rules/<slug:code>/<int:number>/", rules.book, name="book"),
    path("warranty/drafts/<int:pk>/back-test/", backtest.asking, name="back_test"),
    path("warranty/back-tests/<int:pk>/", backtest.result, name="back_test_result"),
    path("warranty/back-tests/<int:pk>/workbook/", backtest.workbook, name="back_test_workbook"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/<str:number>/", cases.case, name="case"),
    path("cases/<str:number>/slip/", cases.case_slip, name="case_slip"),
    path("cases/<str:number>/<slug:slug>/", cases.act, name="case_act"),
    path("tickets/<str:number>/cases/", cases.case_new, name="case_new"),
]
