"""Tables of privacy."""

from privacy.models.erasure import Erasure, Purged
from privacy.models.request import RightsRequest

__all__ = ["Erasure", "Purged", "RightsRequest"]
