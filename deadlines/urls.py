"""Addresses of deadlines."""

from django.urls import path

from deadlines.views import calendars, clocks, tasks, todos, watch

app_name = "deadlines"
urlpatterns = [
    path("todos/", todos.todos, name="todos"),
    path("todos/<int:pk>/acceptance/", todos.acceptance, name="todo_acceptance"),
    path("todos/<int:pk>/result/", todos.result, name="todo_result"),
    path("todos/<int:pk>/owner/", todos.owner, name="todo_owner"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/new/", calendars.new, name="calendar_new"),
    path("calendars/<slug:code>/notice/", calendars.notice, name="calendar_notice"),
    path("calendars/<slug:code>/closures/", calendars.closures, name="calendar_closures"),
    path("calendars/<slug:code>/<int:year>/", calendars.year, name="calendar_year"),
    path("calendars/<slug:code>/<int:year>/days/", calendars.days, name="calendar_days"),
    path("clocks/<int:pk>/", clocks.clock, name="clock"),
    path("clocks/<int:pk>/acknowledgement/", clocks.acknowledgement, name="clock_acknowledgement"),
    path("clocks/<int:pk>/snooze/", clocks.snooze, name="clock_snooze"),
    path("rescues/", watch.rescues, name="rescues"),
    path("rescues/<int:pk>/judgement/", watch.judgement, name="rescue_judgement"),
    path("sweep/", watch.sweep, name="sweep"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/acceptance/", tasks.acceptance, name="task_acceptance"),
    path("tasks/<int:pk>/result/", tasks.result, name="task_result"),
]
