"""Addresses of reports."""

from django.urls import path

from reports.views import daily, ledgers, month

app_name = "reports"
urlpatterns = [
    path("reports/", daily.runs, name="runs"),
    path("reports/month/", month.month, name="month"),
    path("reports/month.xlsx", month.workbook, name="month_xlsx"),
    path("reports/month/tickets/", month.tickets, name="month_tickets"),
    path("reports/<str:number>/", daily.run, name="run"),
    path("reports/<str:number>/remark/", daily.remark, name="remark"),
    path("reports/<str:number>/sending/", daily.sending, name="sending"),
    path("reports/<str:number>/revisions/", daily.revisions, name="revisions"),
    path("reports/<str:number>/report.xlsx", daily.workbook, name="run_xlsx"),
    path("ledgers/opinions/", ledgers.opinions, name="opinions"),
    path("ledgers/opinions.xlsx", ledgers.opinions_xlsx, name="opinions_xlsx"),
    path("ledgers/service/", ledgers.service, name="service"),
    path("ledgers/service.xlsx", ledgers.service_xlsx, name="service_xlsx"),
]
