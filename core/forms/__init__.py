"""Form rendering of the house: one markup for fields, and the widgets that plain HTML lacks."""

from core.forms.fields import PhotosField, Signature, SignatureField
from core.forms.renderer import Renderer
from core.forms.widgets import (
    Combobox,
    LocalDateInput,
    LocalDateTimeInput,
    MonthInput,
    PhotoInput,
    Segmented,
    SignatureInput,
    Suggest,
)

__all__ = [
    "Combobox",
    "LocalDateInput",
    "LocalDateTimeInput",
    "MonthInput",
    "PhotoInput",
    "PhotosField",
    "Renderer",
    "Segmented",
    "Signature",
    "SignatureField",
    "SignatureInput",
    "Suggest",
]
