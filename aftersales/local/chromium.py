"""Chromium and Chinese fonts for the browser tests, from the system's packages."""

import os
import shutil
from pathlib import Path

from aftersales.local import tools
from aftersales.local.console import Problem, say, step
from aftersales.local.paths import VENV

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
LOG = VENV / "chromium.log"


def find() -> str | None:
    """Path of the browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC) if MAC.exists() else None)


def ensure() -> str | None:
    """The browser, installed when root may; says plainly when there is none. Raises Problem in CI."""
    if find() is None or not _has_chinese_font():
        _install()
    browser = find()
    if browser is None:
        _complain()
    return browser


def _has_chinese_font() -> bool:
    """Without fontconfig there is no telling; then the browser alone decides."""
    return shutil.which("fc-list") is None or bool(tools.output_of(["fc-list", ":lang=zh", "family"]))


def _install() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    env = tools.clean_environment({"DEBIAN_FRONTEND": "noninteractive"})
    with step("安装 Chromium 和中文字体 · install Chromium and fonts"):
        tools.succeeds(["apt-get", "update"], LOG, env)
        tools.succeeds(["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES], LOG, env)


def _complain() -> None:
    mend = f"apt-get install {' '.join(PACKAGES)}"
    chinese, english = (
        f"没有 Chromium，浏览器测试不会运行；安装：{mend}",
        "no Chromium, browser tests will not run",
    )
    if os.environ.get("CI") == "true":
        raise Problem(chinese, english, LOG if LOG.exists() else None)
    say(f"{chinese} / {english}")
