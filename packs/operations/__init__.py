"""Every write of the packs: the library, what is in force, drafts of new versions."""

from packs.operations.activating import CannotActivate, activate, deactivate
from packs.operations.drafting import (
    APPROVAL_KIND,
    DraftRefused,
    NotYours,
    decide,
    edit,
    open_draft,
    publish,
    submit,
    withdraw,
)
from packs.operations.library import LIBRARY, PackChanged, PackFile, install, library, load
from packs.operations.using import put_in_force, take_out_of_force

__all__ = [
    "APPROVAL_KIND",
    "LIBRARY",
    "CannotActivate",
    "DraftRefused",
    "NotYours",
    "PackChanged",
    "PackFile",
    "activate",
    "deactivate",
    "decide",
    "edit",
    "install",
    "library",
    "load",
    "open_draft",
    "publish",
    "put_in_force",
    "submit",
    "take_out_of_force",
    "withdraw",
]
