"""Widgets with templates of their own in templates/components/."""

from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.urls import reverse


class Segmented(forms.RadioSelect):
    """A row of radio buttons; `keys=True` gives them Alt+1, Alt+2 …"""

    def __init__(self, attrs: dict[str, Any] | None = None, *, keys: bool = False, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.keys = keys


class LocalDateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class LocalDateTimeInput(forms.DateTimeInput):
    """The browser's own date and time picker, to the minute, in Shanghai time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MonthInput(forms.TextInput):
    """The browser's own month picker; the value is 2026-11."""

    input_type = "month"


class Suggest(forms.TextInput):
    """A text field with suggestions from a lookup page; what is typed counts."""

    template_name = "components/suggest.html"

    def __init__(self, url_name: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.url_name = url_name

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"lookup_url": reverse(self.url_name)}


class Combobox(Suggest):
    """Choose one row of a lookup page: its id is posted as `name`, the shown words as `name_text`."""

    template_name = "components/combobox.html"
    choices: Any = ()
    words = ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.words = data.get(f"{name}_text", "")
        return data.get(name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"words": self.words or self._words_of(value)}

    def _words_of(self, value: Any) -> str:
        if not value or not isinstance(self.choices, ModelChoiceIterator):
            return ""
        field: Any = self.choices.field
        row = field.queryset.filter(pk=value).first()
        return field.label_from_instance(row) if row else ""


class PhotoInput(forms.FileInput):
    """Camera or picker for several photos, with previews."""

    template_name = "components/photos.html"
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, most: int = 9) -> None:
        super().__init__({"accept": "image/*", "multiple": True} | (attrs or {}))
        self.most = most

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"most": self.most}


class SignatureInput(forms.Widget):
    """A canvas to sign on: the picture is posted as `name`, the strokes as `name_strokes`."""

    template_name = "components/signature.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, ""), data.get(f"{name}_strokes", "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        picture, strokes = value or ("", "")
        return super().get_context(name, picture, attrs) | {"strokes": strokes}
