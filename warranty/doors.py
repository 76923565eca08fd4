"""What this room checks in packs."""

from warranty import schemas

schemas.register()
