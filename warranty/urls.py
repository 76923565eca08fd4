"""Addresses of warranty."""

from django.urls import path

from warranty.views import backtest, cases, claims, rules

app_name = "warranty"
urlpatterns = [
    path("warranty/rules/", rules.books, name="books"),
    path("warranty/rules/<slug:code>/<int:number>/", rules.book, name="book"),
    path("tickets/<str:number>/warranty/", claims.page, name="claim"),
    path("tickets/<str:number>/warranty/claim/", claims.state, name="state"),
    path("tickets/<str:number>/warranty/override/", claims.override, name="override"),
    path("tickets/<str:number>/warranty/decisions/<slug:kind>/", claims.decide, name="decide"),
    path("tickets/<str:number>/warranty/special/", claims.ask_special, name="ask_special"),
    path("tickets/<str:number>/warranty/quotation/", claims.quote, name="quote"),
    path("tickets/<str:number>/warranty/quotation/<int:pk>/answer/", claims.answer, name="answer"),
    path("tickets/<str:number>/warranty/quotation/<int:pk>/withdrawal/", claims.withdraw, name="withdraw"),
    path("tickets/<str:number>/warranty/handover/", claims.hand_over, name="hand_over"),
    path("tickets/<str:number>/warranty/verdict.pdf", claims.printed, name="print"),
    path("warranty/drafts/<int:pk>/back-test/", backtest.asking, name="back_test"),
    path("warranty/back-tests/<int:pk>/", backtest.result, name="back_test_result"),
    path("warranty/back-tests/<int:pk>/workbook/", backtest.workbook, name="back_test_workbook"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/<str:number>/", cases.case, name="case"),
    path("cases/<str:number>/slip/", cases.case_slip, name="case_slip"),
    path("cases/<str:number>/<slug:slug>/", cases.act, name="case_act"),
    path("tickets/<str:number>/cases/", cases.case_new, name="case_new"),
]
