"""Addresses of texts and prices."""

from django.urls import path

from knowledge.views import pane, prices, texts

app_name = "knowledge"
urlpatterns = [
    path("knowledge/", texts.index, name="index"),
    path("knowledge/pane/scripts/", pane.scripts, name="scripts"),
    path("knowledge/pane/snippets/", pane.snippets, name="snippets"),
    path("knowledge/<slug:register>/", texts.register, name="register"),
    path("knowledge/<slug:register>/new/", texts.new, name="new"),
    path("knowledge/<slug:register>/<int:pk>/", texts.edit, name="edit"),
    path("prices/", prices.lists, name="prices"),
    path("prices/new/", prices.begin, name="begin_list"),
    path("prices/<int:version>/", prices.price_list, name="price_list"),
    path("prices/<int:version>/prices/", prices.put, name="put_price"),
    path("prices/<int:version>/removal/", prices.drop, name="drop_price"),
    path("prices/<int:version>/release/", prices.publish, name="release"),
]
