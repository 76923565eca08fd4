"""Fields that several forms share."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import Combobox, LocalDateInput, LocalDateTimeInput, Segmented
from customers.models import Contact, Customer
from followups.enums import Satisfaction
from org.models import User


def words(label: Any, *, required: bool = True, rows: int = 3, most: int = 2000) -> forms.CharField:
    """Some lines of free text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=required, widget=area)


def rating(label: Any, *, required: bool = True, keys: bool = False) -> forms.ChoiceField:
    """The five steps of satisfaction as a row of buttons."""
    return forms.ChoiceField(
        label=label, choices=Satisfaction.choices, required=required, widget=Segmented(keys=keys)
    )


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=LocalDateInput, **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=LocalDateTimeInput, **more)


def person(label: Any, **more: Any) -> forms.ModelChoiceField:
    """One of the people that the form is given."""
    return forms.ModelChoiceField(label=label, queryset=User.objects.none(), **more)


def customer() -> forms.ModelChoiceField:
    """A customer found by number, name or initials."""
    label, none = _("客户"), Customer.objects.none()
    return forms.ModelChoiceField(
        label=label, queryset=none, widget=Combobox("customers:lookup_customers", {"autocomplete": "off"})
    )


class PeopleForm(forms.Form):
    """A form whose people fields offer `people`, and whose customers are those the person may see."""

    people_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, user: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.people_fields:
            self.fields[name].queryset = people  # type: ignore[attr-defined]
        if "customer" in self.fields:
            visible = Customer.objects.visible_to(user)
            self.fields["customer"].queryset = visible  # type: ignore[attr-defined]

    @property
    def contact(self) -> Contact:
        """The main contact of the chosen customer."""
        contacts = self.cleaned_data["customer"].contacts
        return contacts.order_by("-is_primary", "pk").first()  # type: ignore[no-any-return]
