"""Free ports, and the web server's port with its plain refusal."""

import errno
import ipaddress
import os
import socket

from aftersales.local.console import Problem

LOOPBACK = "127.0.0.1"


def free(preferred: int | None = None) -> int:
    """A free port on the loopback address; the preferred one when it is free."""
    for port in (preferred, 0):
        if port is None:
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Problem("没有空闲端口", "no free port")


def web_address() -> tuple[str, int]:
    """HOST and PORT of the environment. Raises Problem when PORT is no port number."""
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Problem(
            f"PORT={port} 不是端口号；例如 PORT=8001", f"PORT={port} is no port number; try PORT=8001"
        )
    host = os.environ.get("HOST") or LOOPBACK
    # The barest systems cannot resolve their own name.
    return LOOPBACK if host == "localhost" else host, int(port)


def is_loopback(host: str) -> bool:
    """True for addresses that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_free(host: str, port: int) -> None:
    """Raises Problem with the mend when the web server could not listen there."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise _explained(host, port, error) from error


def _explained(host: str, port: int, error: OSError) -> Problem:
    if error.errno == errno.EADDRINUSE:
        mend = f"PORT={_next_free(port)} python3 manage.py up"
        return Problem(
            f"端口 {port} 已被占用；请换一个：{mend}", f"port {port} is taken; use another: {mend}"
        )
    if error.errno == errno.EACCES:
        return Problem(
            f"没有权限使用端口 {port}；请用 1024 以上的端口",
            f"port {port} is not permitted; use one above 1024",
        )
    return Problem(f"不能在 {host} 上监听（{error}）；请检查 HOST", f"cannot listen on {host}; check HOST")


def _next_free(port: int) -> int:
    return free(port + 1 if port < 65535 else None)
