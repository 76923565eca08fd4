"""The composition root as an app, so that every Django process knows the Celery app."""

from django.apps import AppConfig


class AftersalesConfig(AppConfig):
    name = "aftersales"

    def ready(self) -> None:
        from aftersales import celery  # noqa: F401, PLC0415 -- app ready
