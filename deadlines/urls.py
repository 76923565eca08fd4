"""Addresses of deadlines."""

from django.urls import path

from deadlines.views import todos

app_name = "deadlines"
urlpatterns = [
    path("todos/", todos.todos, name="todos"),
    path("todos/<int:pk>/acceptance/", todos.acceptance, name="todo_acceptance"),
    path("todos/<int:pk>/result/", todos.result, name="todo_result"),
    path("todos/<int:pk>/owner/", todos.owner, name="todo_owner"),
]
