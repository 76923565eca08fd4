"""Addresses of depots, standby units and loans."""

from django.urls import path

from parts.views import depots, loans, orders, quota, units

app_name = "parts"
urlpatterns = [
    path("parts/", depots.depots, name="depots"),
    path("parts/depots/new/", depots.new, name="depot_new"),
    path("parts/depots/<int:pk>/", depots.depot, name="depot"),
    path("parts/units/", units.units, name="units"),
    path("parts/units/new/", units.new, name="unit_new"),
    path("parts/units/<int:pk>/", units.unit, name="unit"),
    path("parts/units/<int:pk>/moves/<str:kind>/", units.move, name="move"),
    path("parts/orders/", orders.orders, name="orders"),
    path("parts/orders/<str:number>/", orders.order, name="order"),
    path("parts/orders/<str:number>/assignment/", orders.assignment, name="assignment"),
    path("parts/orders/<str:number>/loan/", orders.loan, name="order_loan"),
    path("parts/orders/<str:number>/cancellation/", orders.cancellation, name="cancellation"),
    path("parts/loans/", loans.loans, name="loans"),
    path("parts/loans/<str:number>/", loans.loan, name="loan"),
    path("parts/loans/<str:number>/slip/", loans.slip, name="slip"),
    path("parts/loans/<str:number>/return/", loans.homecoming, name="homecoming"),
    path("parts/loans/<str:number>/extension/", loans.extension, name="extension"),
    path("parts/quota/", quota.quota, name="quota"),
    path("parts/quota/<int:pk>/", quota.shortfall, name="shortfall"),
]
