"""Addresses of tickets."""

from django.urls import path

from tickets import complaint_actions
from tickets.actions import ACTIONS
from tickets.views import (
    acts,
    caller,
    calls,
    charges,
    complaint,
    complaints,
    drafts,
    importing,
    imports,
    intake,
    letters,
    links,
    lists,
    page,
    prevention,
    region,
    service,
    tasks,
    visitors,
)

app_name = "tickets"
urlpatterns = [
    path("intake/", intake.start, name="start"),
    path("intake/card/", caller.card, name="card"),
    path("intake/calls/present/", calls.bar, name="call_bar"),
    path("intake/seat/", calls.seat, name="seat"),
    path("intake/drafts/<uuid:key>/removal/", drafts.drop, name="drop_draft"),
    path("intake/<str:intent>/draft/", drafts.save, name="save_draft"),
    path("intake/<str:intent>/", intake.intake, name="intake"),
    path("intake/<str:intent>/promises/", intake.promises, name="promises"),
    path("service/", service.service, name="service"),
    path("register/", letters.register, name="register"),
    path("letters/new/", letters.new, name="new_letter"),
    path("letters/<str:number>/", letters.letter, name="letter"),
    path("letters/<str:number>/replies/", letters.reply, name="reply"),
    path("letters/<str:number>/archive/", letters.archive, name="archive_letter"),
    path("visitors/", visitors.visitors, name="visitors"),
    path("visitors/arrivals/", visitors.arrival, name="arrival"),
    path("visitors/<int:pk>/call/", visitors.call, name="call_visitor"),
    path("visitors/<int:pk>/end/", visitors.end, name="end_visit"),
    path("income/", charges.income, name="income"),
    path("tickets/", lists.tickets, name="list"),
    path("tickets/imports/", imports.batches, name="imports"),
    path("tickets/imports/template.xlsx", importing.template, name="import_template"),
    path("tickets/imports/new/", importing.upload, name="import_upload"),
    path("tickets/imports/new/<uuid:uuid>/", importing.draft, name="import_draft"),
    path("tickets/imports/new/<uuid:uuid>/confirmation/", importing.confirmation, name="import_confirmation"),
    path("tickets/imports/<int:pk>/withdrawal/", importing.withdrawal, name="import_withdrawal"),
    path("tickets/imports/<int:pk>/", imports.batch, name="import_batch"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/archive/", complaints.archive, name="complaint_archive"),
    path("complaints/departments/", complaints.departments, name="department_scores"),
    path("region/", region.region, name="region"),
    path("prevention/", prevention.projects, name="prevention"),
    path("prevention/<int:pk>/", prevention.project, name="prevention_project"),
    path("prevention/checks/<int:pk>/", prevention.check, name="prevention_check"),
    path("tasks/<int:pk>/customer-message/", tasks.customer_message, name="task_message"),
    path("tickets/<str:number>/", page.ticket, name="ticket"),
    path("tickets/<str:number>/complaint/", complaint.complaint, name="complaint"),
    path("tickets/<str:number>/disclosure/", acts.disclosure, name="disclosure"),
    path("tickets/<str:number>/clocks/<int:pk>/breach-reason/", acts.breach_reason, name="breach_reason"),
    path("tickets/<str:number>/clocks/<int:pk>/pauses/", acts.pause, name="pause"),
    path("tickets/<str:number>/pauses/<int:pk>/decision/", acts.pause_decision, name="pause_decision"),
    path("tickets/<str:number>/pauses/<int:pk>/end/", acts.pause_end, name="pause_end"),
    path("tickets/<str:number>/links/", links.send, name="link_send"),
    path("tickets/<str:number>/links/<int:pk>/revocation/", links.revoke, name="link_revoke"),
    *(
        path(f"tickets/<str:number>/{action.slug}/", acts.act, {"action": action}, name=action.slug)
        for action in (*ACTIONS, *complaint_actions.ACTIONS)
    ),
]
