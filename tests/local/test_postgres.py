"""Embedded Postgres: whole or not at all, closed, and seeing Chinese."""

import os
import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest

from aftersales.local import servers
from aftersales.local.console import Problem
from aftersales.local.postgres import Postgres
from tests.local.conftest import parent_of


def ask(url: str, question: str) -> object:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            row = cursor.fetchone()
            return row[0] if row else None
    finally:
        connection.close()


def server(spot: servers.Place) -> Postgres:
    return Postgres(spot.folder / "pg", spot.passwords, spot.logs / "postgres.log", durable=False)


def test_trigrams_of_chinese_are_not_empty(database: str) -> None:
    connection = psycopg2.connect(database)
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION pg_trgm")
        cursor.execute("SELECT cardinality(show_trgm('打印机'))")
        assert cursor.fetchone() == (4,)
    connection.close()


def test_the_programs_role_is_no_superuser_and_may_make_test_databases(database: str) -> None:
    question = "SELECT rolsuper || ',' || rolcreatedb FROM pg_roles WHERE rolname = current_user"
    assert ask(database, question) == "false,true"


def test_a_wrong_password_is_refused(database: str) -> None:
    user, address = database.split("://")[1].split("@")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(f"postgresql://{user.split(':')[0]}:wrong@{address}")


def test_it_listens_on_loopback_only(database: str) -> None:
    assert ask(database, "SHOW listen_addresses") == "127.0.0.1"


def test_values_of_failed_statements_stay_out_of_the_log(database: str) -> None:
    assert ask(database, "SHOW log_min_error_statement") == "panic"
    assert ask(database, "SHOW log_error_verbosity") == "terse"


def test_a_half_made_data_folder_is_made_anew(spot: servers.Place) -> None:
    half = spot.folder / "pg" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    child, url = servers.start_postgres(spot)
    assert (ask(url, "SELECT current_database()"), half.exists()) == ("aftersales", False)
    servers.stop(child)


def test_data_outlives_kill_9_of_everything(spot: servers.Place) -> None:
    spot = replace(spot, durable=True)
    child, url = servers.start_postgres(spot)
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (value int)")
        cursor.execute("INSERT INTO kept VALUES (42)")
    connection.close()
    _kill_all(child.group)
    child.wait()
    child, url = servers.start_postgres(spot)
    assert ask(url, "SELECT value FROM kept") == 42
    servers.stop(child)


def _kill_all(postmaster: int) -> None:
    everyone = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    for number in (postmaster, *(one for one in everyone if parent_of(one) == postmaster)):
        with suppress(ProcessLookupError):  # the children go by themselves once the first is dead
            os.kill(number, signal.SIGKILL)


def test_a_pid_file_of_a_killed_server_does_not_block_the_start(spot: servers.Place) -> None:
    child, _ = servers.start_postgres(spot)
    servers.stop(child)
    (spot.folder / "pg" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    child, url = servers.start_postgres(spot)
    assert ask(url, "SELECT 1") == 1
    servers.stop(child)


def test_lost_passwords_are_replaced_by_new_ones(spot: servers.Place) -> None:
    child, _ = servers.start_postgres(spot)
    servers.stop(child)
    renewed = replace(spot, passwords={name: f"new-{name}" for name in spot.passwords})
    child, url = servers.start_postgres(renewed)
    assert ("new-aftersales" in url, ask(url, "SELECT 1")) == (True, 1)
    servers.stop(child)


def test_data_of_another_major_version_is_refused_with_the_mend(spot: servers.Place) -> None:
    server(spot).prepare()
    (spot.folder / "pg" / "data" / "PG_VERSION").write_text("17\n")
    with pytest.raises(Problem, match=r"backup.*restore"):
        server(spot).prepare()
