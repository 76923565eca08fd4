"""Addresses of notifications."""

from django.urls import path

from notifications.views import inbox, system

app_name = "notifications"
urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/readings/", inbox.readings, name="readings"),
    path("inbox/wishes/", inbox.wishes, name="wishes"),
    path("inbox/<int:pk>/reading/", inbox.reading, name="reading"),
    path("operations/", system.operations_page, name="operations"),
    path("operations/retries/", system.retries, name="retries"),
    path("operations/messages/<int:pk>/retry/", system.message_retry, name="message_retry"),
    path("operations/deliveries/<int:pk>/retry/", system.delivery_retry, name="delivery_retry"),
    path("sinks/mail/", system.mail_sink, name="mail_sink"),
    path("sinks/sms/", system.sms_sink, name="sms_sink"),
]
