"""Random passwords and keys, made once per data folder, readable by its owner only."""

import json
import secrets

from aftersales.local import atomic
from aftersales.local.paths import Home

NAMES = ("postgres", "aftersales", "valkey")


def load(home: Home) -> dict[str, str]:
    """Passwords of the servers, by account; made when missing."""
    known = json.loads(home.secrets.read_text(encoding="utf-8")) if home.secrets.exists() else {}
    if missing := [name for name in NAMES if name not in known]:
        known |= {name: secrets.token_urlsafe(24) for name in missing}
        atomic.write(home.secrets, json.dumps(known))
    return known


def ensure_secret_key(home: Home) -> None:
    """The key that signs sessions."""
    if not home.secret_key.exists():
        atomic.write(home.secret_key, secrets.token_urlsafe(50))


def setup_code(home: Home) -> str:
    """The code with which the first visitor becomes administrator; made when missing."""
    if not home.setup_code.exists():
        atomic.write(home.setup_code, secrets.token_hex(4))
    return home.setup_code.read_text(encoding="utf-8").strip()
