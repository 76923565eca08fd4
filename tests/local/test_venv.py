"""`.venv` counts with its stamp; what a cut-off install left is laid anew."""

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from aftersales.local import venv
from aftersales.local.console import Problem

WHEEL = "parcel-1.0-py3-none-any.whl"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock file with one tiny package, and no package index but the folder beside it."""
    root = tmp_path / "checkout"
    root.mkdir()
    digest = make_wheel(root / WHEEL)
    (root / "requirements.txt").write_text(f"parcel==1.0 --hash=sha256:{digest}\n")
    monkeypatch.setattr(venv, "ROOT", root)
    monkeypatch.setattr(venv, "VENV", root / ".venv")
    monkeypatch.setattr(venv, "PYTHON", root / ".venv" / "bin" / "python")
    monkeypatch.setattr(venv, "LOG", root / ".venv" / "install.log")
    monkeypatch.setattr(venv, "BUILDING", root / ".venv" / ".installing")
    for name, value in (
        ("PIP_NO_INDEX", "1"),
        ("PIP_FIND_LINKS", str(root)),
        ("UV_FIND_LINKS", str(root)),
        ("UV_NO_INDEX", "1"),
        ("UV_CACHE_DIR", str(tmp_path / "cache")),
    ):
        monkeypatch.setenv(name, value)
    return root / "requirements.txt"


def make_wheel(path: Path) -> str:
    """Writes a package with one module; its SHA-256."""
    info = "parcel-1.0.dist-info"
    files = {
        "parcel.py": "CONTENT = 'whole'\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: parcel\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [f"{name},sha256={_hash(text)},{len(text)}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*lines, f"{info}/RECORD,,"]) + "\n"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def module(lock: Path) -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return lock.parent / ".venv" / "lib" / version / "site-packages" / "parcel.py"


@pytest.mark.slow
def test_a_fresh_checkout_gets_a_stamped_environment(lock: Path) -> None:
    assert venv.is_ready("runtime") is False
    venv.ensure()
    assert (venv.is_ready("runtime"), module(lock).read_text()) == (True, "CONTENT = 'whole'\n")


@pytest.mark.slow
def test_a_cut_off_install_is_laid_anew(lock: Path) -> None:
    venv.ensure()
    (lock.parent / ".venv" / ".stamp-runtime").unlink()
    venv.BUILDING.touch()
    module(lock).unlink()  # not the cache that it may be linked to
    module(lock).write_text("half")
    venv.ensure()
    assert module(lock).read_text() == "CONTENT = 'whole'\n"


@pytest.mark.slow
def test_an_environment_whose_python_is_gone_is_made_anew(lock: Path) -> None:
    venv.ensure()
    venv.PYTHON.unlink()
    venv.PYTHON.symlink_to("/nowhere/python3")
    assert venv.is_ready("runtime") is False
    venv.ensure()
    assert venv.is_ready("runtime") is True


@pytest.mark.slow
def test_a_changed_lock_makes_the_stamp_old(lock: Path) -> None:
    venv.ensure()
    lock.write_text(lock.read_text() + "# changed\n")
    assert venv.is_ready("runtime") is False


@pytest.mark.slow
def test_a_wrong_hash_is_one_clear_line_and_no_stamp(lock: Path) -> None:
    lock.write_text(f"parcel==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(Problem) as caught:
        venv.ensure()
    assert (venv.is_ready("runtime"), "\n" in caught.value.line) == (False, False)
