"""Addresses of deadlines."""

from django.urls import path

from deadlines.views import tasks, todos

app_name = "deadlines"
urlpatterns = [
    path("todos/", todos.todos, name="todos"),
    path("todos/<int:pk>/acceptance/", todos.acceptance, name="todo_acceptance"),
    path("todos/<int:pk>/result/", todos.result, name="todo_result"),
    path("todos/<int:pk>/owner/", todos.owner, name="todo_owner"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/acceptance/", tasks.acceptance, name="task_acceptance"),
    path("tasks/<int:pk>/result/", tasks.result, name="task_result"),
]
