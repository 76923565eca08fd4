"""Worker and Postgres killed in the middle of work: nothing lost, nothing twice."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_short_course_of_accidents_loses_nothing_and_repeats_nothing() -> None:
    command = [sys.executable, "manage.py", "faults", "--seconds=5", "--seed=11"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=600)
    assert done.stdout.splitlines()[-1:] == ["没有丢失，没有重复"], done.stdout + done.stderr
    assert done.returncode == 0
