"""Where things stand: the checkout, its `.venv`, and the data folder (AFTERSALES_HOME)."""

import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MANAGE = ROOT / "manage.py"


def inside_venv() -> bool:
    """True when packages need no `.venv` to be looked for: in it, or in an image that brings them."""
    return os.environ.get("AFTERSALES_IMAGE") == "1" or Path(sys.prefix).resolve() == VENV.resolve()


def package(name: str) -> Path | None:
    """Folder of an installed package; None when it is not there."""
    found = next(VENV.glob(f"lib/python3.*/site-packages/{name}"), None)
    if found is None and (spec := importlib.util.find_spec(name)) and spec.origin:
        found = Path(spec.origin).parent
    return found


@dataclass(frozen=True)
class Home:
    """The data folder. `servers` holds the database and leads elsewhere when root runs the launcher."""

    path: Path

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    @property
    def children_lock(self) -> Path:
        return self.path / "children.lock"

    @property
    def runtime(self) -> Path:
        return self.path / "runtime.json"

    @property
    def secrets(self) -> Path:
        return self.path / "secrets.json"

    @property
    def secret_key(self) -> Path:
        return self.path / "secret-key"

    @property
    def setup_code(self) -> Path:
        return self.path / "setup-code"

    @property
    def mode(self) -> Path:
        return self.path / "mode"

    @property
    def demo(self) -> Path:
        return self.path / "demo.json"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def files(self) -> Path:
        return Path(os.environ.get("MEDIA_ROOT") or self.path / "files")

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def metrics(self) -> Path:
        return self.path / "metrics"

    @property
    def backups(self) -> Path:
        return Path(os.environ.get("BACKUP_FOLDER") or self.path / "backups")

    @property
    def servers(self) -> Path:
        return self.path / "servers"

    def make(self) -> "Home":
        """Creates the folder, closed to others. Raises OSError."""
        for folder in (self.path, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o700)
        self.files.mkdir(parents=True, exist_ok=True)
        return self


def home() -> Home:
    """The data folder of this call: AFTERSALES_HOME, else `.aftersales` in the checkout."""
    return Home(Path(os.environ.get("AFTERSALES_HOME") or ROOT / ".aftersales").expanduser().absolute())
