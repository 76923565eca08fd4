"""Service worker, manifest and shell: for everybody, and empty of data."""

import json
import re

import pytest


def test_the_worker_is_asked_for_anew_and_may_keep_the_shell(client, db):
    answer = client.get("/sw.js")
    kept = json.loads(re.match(r"self\.KEPT = (.*);\n", answer.text)[1])
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    assert answer["Content-Type"].startswith("text/javascript")
    assert (kept["shell"], len(kept["assets"])) == ("/work/offline/", 4)


def test_the_worker_sets_no_cookie(client, db):
    assert client.get("/sw.js").cookies == {}


def test_the_manifest_is_limited_to_the_phone_pages(client, db):
    body = client.get("/app.webmanifest").json()
    assert (body["scope"], body["start_url"], body["display"]) == ("/work/", "/work/", "standalone")
    assert {icon["purpose"] for icon in body["icons"]} == {"any", "maskable"}


def test_the_shell_is_the_same_for_a_technician_and_for_nobody(client, signed_in, technician):
    mine, nobody_s = signed_in(technician).get("/work/offline/"), client.get("/work/offline/")
    assert (technician.name in mine.text, "data-user" in mine.text, mine.cookies) == (False, False, {})
    assert re.sub(r'content="20[^"]+"', "", mine.text) == re.sub(r'content="20[^"]+"', "", nobody_s.text)


@pytest.mark.parametrize("path", ["/work/", "/work/mine/", "/work/state/"])
def test_pages_of_a_person_are_not_public(client, db, path):
    assert client.get(path).status_code == 302
