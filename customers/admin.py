"""Product models with their parts and repair addresses: a register without a screen of its own to write in."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.operations import save_record
from core.register_admin import RegisterAdmin
from customers.models import ProductLine, ProductModel, ProductPart, RepairAddress
from customers.queries.lines import line_choices
from customers.queries.products import class_choices
from org.enums import UnitKind
from org.models import Unit


class RowSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Saves each row by the one operation."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        return save_record(super().save_new(form, commit=False))

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        return save_record(form.save(commit=False))


class Rows(admin.TabularInline):  # type: ignore[type-arg]
    """Rows of a register row: added and changed, never deleted."""

    formset = RowSet
    extra = 1

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Parts(Rows):
    model = ProductPart


class Addresses(Rows):
    model = RepairAddress

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "region":
            kwargs["queryset"] = Unit.objects.filter(kind=UnitKind.REGION, is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ProductForm(forms.ModelForm):  # type: ignore[type-arg]
    line = forms.ChoiceField(label=_("产品线"), choices=line_choices, required=False)
    product_class = forms.ChoiceField(
        label=_("三包类别"),
        choices=class_choices,
        required=False,
        help_text=_("决定适用哪一部三包规定；不填表示按政策包。"),
    )


@admin.register(ProductLine)
class ProductLineAdmin(RegisterAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The code stands in models and packs, so it stays."""
        return ["code"] if obj else []


@admin.register(ProductModel)
class ProductModelAdmin(RegisterAdmin):
    form = ProductForm
    list_display = ["code", "name", "line", "product_class", "is_active"]
    search_fields = ["code", "name"]
    inlines = [Parts, Addresses]
