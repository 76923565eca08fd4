"""The product's addresses, the page of components (DEBUG only otherwise) and pages that answer as asked."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from core.clock import now
from core.views import gallery

PAGE = """{% extends "layouts/desk.html" %}{% block heading %}测试页{% endblock %}{% block content %}
<form id="ask" hx-post="answer/" hx-target="#answer" method="post" data-draft="ask">{% csrf_token %}
<label for="status">状态</label><input id="status" name="status" class="form-control">
<button class="btn btn-primary">发送</button></form><div id="answer"></div>
{% for due in dues %}{% due_chip due amber_from=amber_from %}{% endfor %}{% endblock %}"""
OFFSETS = [-90_000, -7_230, -3_630, -90, -30, 30, 90, 1_110, 3_630, 3_930, 10_830, 86_430, 97_230, 172_830]


def page(request: HttpRequest) -> HttpResponse:
    at = now()
    context = {"dues": [at + timedelta(seconds=offset) for offset in OFFSETS], "amber_from": at}
    return HttpResponse(Template(PAGE).render(RequestContext(request, context)))


def answer(request: HttpRequest) -> HttpResponse:
    messages.success(request, "已办好")
    words = Template('<p id="said">答复</p>{% include "components/messages.html" with oob=True %}')
    return HttpResponse(words.render(RequestContext(request)), status=int(request.POST["status"]))


urlpatterns = [
    path("gallery/", gallery.gallery),
    path("page/", page),
    path("page/answer/", answer),
    path("", include("aftersales.urls")),
]
handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
