"""Addresses of reports."""

from django.urls import path

from reports.views import ledgers, month, papers, runs, steps

app_name = "reports"
urlpatterns = [
    path("reports/", runs.runs, name="runs"),
    path("reports/month/", month.month, name="month"),
    path("reports/month.xlsx", month.workbook, name="month_xlsx"),
    path("reports/month.pdf", month.paper, name="month_pdf"),
    path("reports/month.docx", month.letter, name="month_docx"),
    path("reports/month/tickets/", month.tickets, name="month_tickets"),
    path("reports/papers/", papers.papers, name="papers"),
    path("reports/papers/<int:pk>/", papers.hand_in, name="hand_in"),
    path("reports/<str:number>/", runs.run, name="run"),
    path("reports/<str:number>/rows/", runs.rows, name="rows"),
    path("reports/<str:number>/report.xlsx", runs.workbook, name="run_xlsx"),
    path("reports/<str:number>/report.pdf", runs.paper, name="run_pdf"),
    path("reports/<str:number>/report.docx", runs.letter, name="run_docx"),
    path("reports/<str:number>/remark/", steps.remark, name="remark"),
    path("reports/<str:number>/figures/", steps.figures, name="figures"),
    path("reports/<str:number>/submission/", steps.submission, name="submission"),
    path("reports/<str:number>/signature/", steps.signature, name="signature"),
    path("reports/<str:number>/return/", steps.returning, name="returning"),
    path("reports/<str:number>/sending/", steps.sending, name="sending"),
    path("reports/<str:number>/revisions/", steps.revisions, name="revisions"),
    path("reports/<str:number>/summary/", steps.summary, name="summary"),
    path("reports/<str:number>/cases/", steps.cases, name="cases"),
    path("reports/<str:number>/minutes/", steps.minutes, name="minutes"),
    path("ledgers/opinions/", ledgers.opinions, name="opinions"),
    path("ledgers/opinions.xlsx", ledgers.opinions_xlsx, name="opinions_xlsx"),
    path("ledgers/service/", ledgers.service, name="service"),
    path("ledgers/service.xlsx", ledgers.service_xlsx, name="service_xlsx"),
]
