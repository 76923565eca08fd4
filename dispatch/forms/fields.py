"""Fields and checks that forms of dispatch share."""

from typing import Any

from django import forms


def text(
    label: Any, most: int = 1000, *, rows: int = 3, required: bool = True, **attrs: str
) -> forms.CharField:
    """Several lines of words."""
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most, **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def need_words(form: forms.Form, name: str, said: Any) -> None:
    """An error at the field where it holds no words."""
    if not (form.cleaned_data.get(name) or "").strip():
        form.add_error(name, said)
