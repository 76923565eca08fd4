"""Addresses of dispatch."""

from django.urls import path

from dispatch.views import board, deciding, kept, mine, queue, steps, technicians, work

app_name = "dispatch"
urlpatterns = [
    path("approvals/", queue.approvals, name="approvals"),
    path("approvals/<str:number>/candidates/", queue.proposed, name="candidates"),
    path("approvals/<str:number>/order/", deciding.order, name="make_order"),
    path("approvals/<str:number>/approval/", deciding.approval, name="approval"),
    path("approvals/<str:number>/correction/", deciding.correction, name="correction"),
    path("approvals/<str:number>/late-approval/", deciding.afterwards, name="late_approval"),
    path("board/", board.board, name="board"),
    path("technicians/", technicians.technicians, name="technicians"),
    path("technicians/new/", technicians.technician, name="technician_new"),
    path("technicians/<int:pk>/", technicians.technician, name="technician"),
    path("work/", work.today, name="today"),
    path("work/mine/", mine.mine, name="mine"),
    path("work/state/", mine.state, name="state"),
    path("late-entries/", kept.posts, name="kept"),
    path("late-entries/<str:number>/", kept.of_order, name="kept_of"),
    path("late-entries/<str:number>/<int:pk>/", kept.decision, name="kept_decision"),
    path("work/<str:number>/", work.order, name="order"),
    path("work/<str:number>/withdrawal/", deciding.withdrawal, name="withdrawal"),
    path("work/<str:number>/reassignment/", deciding.reassignment, name="reassignment"),
    path("work/<str:number>/escalations/<int:pk>/plan/", deciding.plan, name="plan"),
    path("work/<str:number>/acceptance/", steps.acceptance, name="acceptance"),
    path("work/<str:number>/declination/", steps.declination, name="declination"),
    path("work/<str:number>/contacts/", steps.contacts, name="contacts"),
    path("work/<str:number>/ledger-line/", steps.ledger_line, name="ledger_line"),
    path("work/<str:number>/preparation/", steps.preparation, name="preparation"),
    path("work/<str:number>/departure/", steps.departure, name="departure"),
    path("work/<str:number>/arrival/", steps.arrival, name="arrival"),
    path("work/<str:number>/findings/", steps.findings, name="findings"),
    path("work/<str:number>/mismatches/", steps.mismatches, name="mismatches"),
    path("work/<str:number>/escalations/", steps.escalations, name="escalations"),
    path("work/<str:number>/photos/", steps.photos, name="photos"),
    path("work/<str:number>/repair-file/", steps.repair_file, name="repair_file"),
    path("work/<str:number>/result/", steps.result, name="result"),
    path("work/<str:number>/report/", steps.report, name="report"),
    path("work/<str:number>/closure/", steps.closure, name="closure"),
    path("work/<str:number>/check-out/", steps.check_out, name="check_out"),
    path("work/<str:number>/record/", steps.record, name="record"),
]
