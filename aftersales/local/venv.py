"""`.venv`: made with the standard library or uv, counted only with a stamp that is written last."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from aftersales.local import locks, stamps, tools
from aftersales.local.console import Problem, step
from aftersales.local.paths import MANAGE, PYTHON, ROOT, VENV, inside_venv

LOG = VENV / "install.log"
BUILDING = VENV / ".installing"
SETS = {
    "runtime": ("requirements.txt", "安装程序包 · install packages"),
    "test": ("requirements-test.txt", "安装测试程序包 · install test packages"),
    "node": ("deploy/requirements-node.txt", "安装 Node · install Node"),
}


def is_ready(name: str) -> bool:
    """True when the set was installed completely from the lock file as it is now, or an image brings it."""
    if os.environ.get("AFTERSALES_IMAGE") == "1":
        return True
    return _works() and stamps.current(_stamp(name), _wanted(name))


def ensure(name: str = "runtime") -> None:
    """Installs the set into `.venv`, which is made or mended first. Raises Problem."""
    if is_ready(name):
        return
    with locks.checkout(ROOT):
        if not is_ready(name):
            with step(SETS[name][1]):
                _install_whole(name)


def enter() -> None:
    """Goes on with the same command inside `.venv`; returns when already there."""
    if not inside_venv():
        os.execve(PYTHON, [str(PYTHON), str(MANAGE), *sys.argv[1:]], tools.clean_environment())  # noqa: S606


def _wanted(name: str) -> str:
    return stamps.digest([ROOT / SETS[name][0]])


def _stamp(name: str) -> Path:
    return VENV / f".stamp-{name}"


def _works() -> bool:
    """The interpreter is there (not a link to a removed Python) and of a version we run on."""
    libraries = [VENV / "lib" / f"python3.{minor}" for minor in (11, 12, 13)]
    return PYTHON.exists() and any(folder.is_dir() for folder in libraries)


def _install_whole(name: str) -> None:
    interrupted = BUILDING.exists()
    if not _works() or not tools.output_of([PYTHON, "-c", "print(1)"]):
        _create()
        interrupted = False
    if not _install(name, again=interrupted):
        _start_over(name, interrupted)
    # A stamp must not outlive the files it vouches for when the power goes.
    os.sync()
    for covered in {name, "runtime"} if name == "test" else {name}:
        stamps.write(_stamp(covered), _wanted(covered))
    BUILDING.unlink(missing_ok=True)


def _start_over(name: str, interrupted: bool) -> None:
    """Packages that a cut-off install left beyond repair go with the whole `.venv`."""
    if interrupted:
        _create()
        if _install(name, again=False):
            return
    raise tools.failed(
        "安装程序包失败，请检查网络后重试", "packages failed to install; check the network", LOG
    )


def _create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    BUILDING.touch()
    uv = _uv()
    made = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV] if uv else []
    if made and tools.succeeds(made, LOG, _uv_environment()):
        return
    if importlib.util.find_spec("ensurepip") is None:
        mend = "apt-get install python3-venv"
        raise Problem(f"缺少 python3-venv，请先运行：{mend}", f"python3-venv is missing; run: {mend}")
    if not tools.succeeds([sys.executable, "-m", "venv", VENV], LOG, tools.clean_environment()):
        raise tools.failed("无法建立 .venv", ".venv could not be made", LOG)


def _install(name: str, *, again: bool) -> bool:
    """`again`: an earlier install was cut off, so half-copied packages are laid anew."""
    BUILDING.touch()
    what = ["--require-hashes", "-r", ROOT / SETS[name][0]]
    uv = _uv()
    if uv and _install_with_uv(uv, [*(["--reinstall"] * again), *what]):
        return True
    return _install_with_pip([*(["--force-reinstall"] * again), *what])


def _install_with_uv(uv: str, options: list[object]) -> bool:
    return tools.succeeds([uv, "pip", "install", "--python", PYTHON, *options], LOG, _uv_environment())


def _install_with_pip(options: list[object]) -> bool:
    env = tools.clean_environment({"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"})
    if not tools.output_of([PYTHON, "-m", "pip", "--version"]):
        tools.succeeds([PYTHON, "-m", "ensurepip"], LOG, env)
    # The lock names every package, and what is never imported need not be compiled.
    plain = ["--progress-bar=off", "--no-deps", "--no-compile"]
    return tools.succeeds([PYTHON, "-m", "pip", "install", *plain, *options], LOG, env)


def _uv() -> str | None:
    """uv, when it is there and answers (a version manager's shim may not)."""
    found = shutil.which("uv")
    return found if found and tools.output_of([found, "--version"]) else None


def _uv_environment() -> dict[str, str]:
    return tools.clean_environment({"UV_PYTHON_DOWNLOADS": "never"})
