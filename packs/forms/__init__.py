"""Forms of the packs."""

from packs.forms.activating import ActivationForm, EndForm
from packs.forms.deciding import DecisionForm, OpeningForm, PublicationForm
from packs.forms.section import SectionForm

__all__ = [
    "ActivationForm",
    "DecisionForm",
    "EndForm",
    "OpeningForm",
    "PublicationForm",
    "SectionForm",
]
