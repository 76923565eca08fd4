"""Addresses of customers."""

from django.urls import path

from customers.views import (
    assets,
    cards,
    disclosures,
    editing,
    emergency,
    link_files,
    links,
    lists,
    lookups,
    merging,
    products,
    sales,
)

app_name = "customers"
urlpatterns = [
    path("customers/", lists.customers, name="list"),
    path("customers/emergency/", emergency.missing, name="emergency_missing"),
    path("customers/<int:pk>/sites/<int:row>/emergency/", emergency.contacts, name="emergency_contacts"),
    path("customers/<int:pk>/emergency/<int:row>/removal/", emergency.removal, name="emergency_removal"),
    path("customers/<int:pk>/", cards.customer, name="card"),
    path("customers/<int:pk>/disclosures/", disclosures.reveal, name="reveal"),
    path("customers/<int:pk>/name/", editing.customer, name="edit"),
    path("customers/<int:pk>/merges/", merging.merge_in, name="merge"),
    path("customers/<int:pk>/merges/<int:row>/undoing/", merging.undo, name="undo_merge"),
    path("customers/<int:pk>/contacts/new/", editing.new_contact, name="new_contact"),
    path("customers/<int:pk>/contacts/<int:row>/", editing.contact, name="edit_contact"),
    path("customers/<int:pk>/sites/new/", editing.new_site, name="new_site"),
    path("customers/<int:pk>/sites/<int:row>/", editing.site, name="edit_site"),
    path("customers/<int:pk>/assets/new/", assets.new, name="new_asset"),
    path("customers/<int:pk>/contracts/new/", editing.new_contract, name="new_contract"),
    path("assets/", lists.assets, name="assets"),
    path("assets/<int:pk>/", assets.asset, name="asset"),
    path("assets/<int:pk>/sales/new/", sales.new, name="new_sale"),
    path("assets/<int:pk>/sales/<int:row>/", sales.correct, name="correct_sale"),
    path("assets/<int:pk>/transfer/", sales.transfer, name="transfer"),
    path("products/", products.products, name="products"),
    path("products/<int:model>/", products.model, name="product"),
    path("sales/missing/", sales.missing, name="sales_missing"),
    path("lookup/customers/", lookups.customers, name="lookup_customers"),
    path("lookup/assets/", lookups.assets, name="lookup_assets"),
    path("lookup/models/", lookups.models, name="lookup_models"),
    path("l/<str:token>/", links.page, name="link"),
    path("l/<str:token>/code/", links.code, name="link_code"),
    path("l/<str:token>/photos/<uuid:uuid>/", link_files.photo, name="link_photo"),
    path("l/<str:token>/<slug:verb>/", links.act, name="link_act"),
    path("l/<str:token>/<slug:verb>/file/", link_files.download, name="link_file"),
]
