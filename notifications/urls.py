"""Addresses of notifications."""

from django.urls import path

from notifications.views import channels, inbox, mailbox, metrics, restored, system, webhooks

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
    path("operations/restored/", restored.restored, name="restored"),
    path("operations/channels/", channels.channels, name="channels"),
    path("metrics", metrics.metrics, name="metrics"),
    path("operations/mailbox/", mailbox.page, name="mailbox"),
    path("operations/mailbox/trial/", mailbox.trial, name="mailbox_trial"),
    path("operations/letters/<int:pk>/retry/", mailbox.letter_retry, name="letter_retry"),
    path("operations/webhooks/", webhooks.endpoints, name="endpoints"),
    path("operations/webhooks/new/", webhooks.endpoint_new, name="endpoint_new"),
    path("operations/webhooks/<int:pk>/", webhooks.endpoint, name="endpoint"),
    path("operations/webhooks/<int:pk>/test/", webhooks.endpoint_test, name="endpoint_test"),
    path("operations/webhooks/<int:pk>/secret/", webhooks.endpoint_secret, name="endpoint_secret"),
    path("operations/calls/<int:pk>/retry/", webhooks.call_retry, name="call_retry"),
    path("sinks/mail/", system.mail_sink, name="mail_sink"),
    path("sinks/sms/", system.sms_sink, name="sms_sink"),
]
