"""Where the servers' data stands, also when a data folder is moved or copied."""

import os
import shutil

import pytest

from aftersales.local import state
from aftersales.local.console import Problem
from aftersales.local.paths import Home

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root's servers stand elsewhere")


def test_the_folder_is_the_same_at_every_start(place: Home) -> None:
    assert state.servers_folder(place) == state.servers_folder(place)


@root_only
def test_a_moved_data_folder_takes_its_database_along(place: Home) -> None:
    before = state.servers_folder(place)
    moved = Home(place.path.rename(place.path.with_name("moved")))
    after = state.servers_folder(moved)
    moved.path.rename(place.path)
    assert (after, state.servers_folder(place)) == (before, before)


@root_only
def test_a_copied_data_folder_may_not_share_the_database(place: Home) -> None:
    state.servers_folder(place)
    copy = Home(place.path.with_name("copy"))
    shutil.copytree(place.path, copy.path, symlinks=True)
    with pytest.raises(Problem, match="backup"):
        state.servers_folder(copy)


@root_only
def test_data_that_nobody_uses_any_more_is_named(place: Home) -> None:
    target = state.servers_folder(place)
    used = target in state.orphans()
    link = place.servers.readlink()
    place.servers.unlink()
    unused = target in state.orphans()
    place.servers.symlink_to(link)
    assert (used, unused) == (False, True)
