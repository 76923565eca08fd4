"""Addresses of packs."""

from django.urls import path

from packs.views import browse, comparing, drafts, uses

app_name = "packs"
urlpatterns = [
    path("packs/", browse.packs, name="packs"),
    path("packs/uses/", uses.uses, name="uses"),
    path("packs/uses/lookup/", uses.keys, name="lookup_keys"),
    path("packs/uses/<int:pk>/end/", uses.ending, name="ending"),
    path("packs/drafts/<int:pk>/", drafts.draft, name="draft"),
    path("packs/drafts/<int:pk>/sections/<slug:name>/", drafts.section, name="section"),
    path("packs/drafts/<int:pk>/submission/", drafts.submission, name="submission"),
    path("packs/drafts/<int:pk>/decision/", drafts.decision, name="decision"),
    path("packs/drafts/<int:pk>/publication/", drafts.publication, name="publication"),
    path("packs/drafts/<int:pk>/withdrawal/", drafts.withdrawal, name="withdrawal"),
    path("packs/<slug:code>/", browse.pack, name="pack"),
    path("packs/<slug:code>/compare/", comparing.comparison, name="comparison"),
    path("packs/<slug:code>/<int:number>/", browse.version, name="version"),
    path("packs/<slug:code>/<int:number>/draft/", drafts.opening, name="opening"),
]
