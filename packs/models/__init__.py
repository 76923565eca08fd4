"""Tables of the policy packs."""

from packs.models.activation import Activation
from packs.models.draft import PackDraft
from packs.models.pack import Pack
from packs.models.pack_set import PackSet
from packs.models.section import PackSection

__all__ = ["Activation", "Pack", "PackDraft", "PackSection", "PackSet"]
