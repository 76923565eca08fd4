"""Addresses of texts, norms, articles, notices and prices."""

from django.urls import path

from knowledge.views import articles, norms, notices, pane, prices, texts

app_name = "knowledge"
urlpatterns = [
    path("knowledge/", texts.index, name="index"),
    path("knowledge/pane/scripts/", pane.scripts, name="scripts"),
    path("knowledge/pane/snippets/", pane.snippets, name="snippets"),
    path("knowledge/articles/", articles.articles, name="articles"),
    path("knowledge/articles/new/", articles.new, name="new_article"),
    path("knowledge/articles/<int:pk>/", articles.article, name="article"),
    path("knowledge/articles/<int:pk>/rewriting/", articles.rewriting, name="rewrite_article"),
    path("knowledge/articles/<int:pk>/decision/", articles.decision, name="decide_article"),
    path("knowledge/articles/<int:pk>/retirement/", articles.retirement, name="retire_article"),
    path("knowledge/<slug:register>/", texts.register, name="register"),
    path("knowledge/<slug:register>/new/", texts.new, name="new"),
    path("knowledge/<slug:register>/<int:pk>/", texts.edit, name="edit"),
    path("norms/<slug:page>/", norms.norms, name="norm_page"),
    path("notices/", notices.notices, name="notices"),
    path("notices/new/", notices.new, name="new_notice"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("notices/<int:pk>/reading/", notices.reading, name="read_notice"),
    path("prices/", prices.lists, name="prices"),
    path("prices/new/", prices.begin, name="begin_list"),
    path("prices/<int:version>/", prices.price_list, name="price_list"),
    path("prices/<int:version>/prices/", prices.put, name="put_price"),
    path("prices/<int:version>/removal/", prices.drop, name="drop_price"),
    path("prices/<int:version>/release/", prices.publish, name="release"),
]
