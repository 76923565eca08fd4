"""Product models are a plain register without a screen of their own."""

from django.contrib import admin

from core.register_admin import RegisterAdmin
from customers.models import ProductModel


@admin.register(ProductModel)
class ProductModelAdmin(RegisterAdmin):
    list_display = ["code", "name", "line", "is_active"]
    search_fields = ["code", "name"]
