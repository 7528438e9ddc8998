# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oms42.grading.sandbox import groups
from oms42.grading.sandbox.groups import Group, join, parents
from oms42.grading.sandbox.limits import MIB, Limits

# As cgroups(7) shows both files, on a machine with version 1 and on one with version 2.
FIRST = """
32 31 0:28 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
33 31 0:29 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
34 31 0:30 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
"""
SECOND = "26 22 0:23 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate"
LIMITS = Limits(memory=64 * MIB, processes=20)
EAT = "held = [bytearray(b'x') * (8 << 20) for _ in range(40)]"


@pytest.fixture
def place(tmp_path):
    """Make a folder that stands for a control group; its files appear as Linux makes them."""

    def make(name: str, *files: str) -> Path:
        folder = tmp_path / name / f"oms42-{os.getpid()}-7"
        folder.mkdir(parents=True)
        for file in files:
            (folder / file).touch()
        return folder.parent

    return make


@pytest.fixture(autouse=True)
def counted(monkeypatch) -> None:
    monkeypatch.setattr(groups, "_numbers", lambda: iter([7]))


def test_are_both_versions_folders_found() -> None:
    mine = "5:pids:/a\n4:memory:/grader/one\n0::/x"
    assert parents(FIRST, mine) == {
        "memory": tuple(
            map(Path, ("/sys/fs/cgroup/memory/grader/one", "/sys/fs/cgroup/memory/grader"))
        ),
        "pids": (Path("/sys/fs/cgroup/pids/a"), Path("/sys/fs/cgroup/pids")),
    }
    found = parents(SECOND, "0::/user.slice/u/app.slice/t.scope")
    assert found["memory"] == found["pids"]
    assert found["pids"][1] == Path("/sys/fs/cgroup/user.slice/u/app.slice")


def test_is_a_group_outside_of_what_is_mounted_left_alone() -> None:
    """A container may show a part of the tree, or a group above it."""
    assert parents(SECOND.replace(" / ", " /docker/x ", 1), "0::/other") == {}
    assert parents(SECOND, "0::/../..") == {}
    assert parents("", "0::/") == {}


def test_are_the_limits_written_in_the_words_of_version_1(place) -> None:
    made = Group.make(
        LIMITS,
        {
            "memory": [place("m", "memory.limit_in_bytes", "memory.memsw.limit_in_bytes")],
            "pids": [place("p", "pids.max")],
        },
    )
    memory, pids = made.folders
    assert (memory / "memory.limit_in_bytes").read_text() == str(64 * MIB)
    assert (memory / "memory.memsw.limit_in_bytes").read_text() == str(64 * MIB)
    assert (pids / "pids.max").read_text() == "20"


def test_are_the_limits_written_in_the_words_of_version_2(place) -> None:
    files = ("memory.max", "memory.swap.max", "memory.oom.group", "pids.max")
    where = place("both", *files)
    made = Group.make(LIMITS, {"memory": [where], "pids": [where]})
    assert [folder.parent for folder in made.folders] == [where]
    written = [(made.folders[0] / file).read_text() for file in files]
    assert written == [str(64 * MIB), "0", "1", "20"]


def test_is_the_group_above_taken_where_the_own_has_no_controllers(place) -> None:
    own, above = place("own"), place("above", "memory.max", "pids.max")
    made = Group.make(LIMITS, {"memory": [own, above], "pids": [own, above]})
    assert [folder.parent for folder in made.folders] == [above]


def test_is_there_none_where_memory_cannot_be_limited(place) -> None:
    assert Group.make(LIMITS, {}) is None
    assert Group.make(LIMITS, {"pids": [place("p", "pids.max")]}) is None
    assert Group.make(LIMITS, {"memory": [Path("/proc")], "pids": [Path("/proc")]}) is None


def test_is_an_end_for_want_of_memory_told_from_any_other(place) -> None:
    where = place("both", "memory.max", "memory.events")
    made = Group.make(LIMITS, {"memory": [where]})
    (made.folders[0] / "memory.events").write_text("oom 3\noom_kill 0\n")
    assert made.reason() is None
    (made.folders[0] / "memory.events").write_text("oom 3\noom_kill 1\n")
    assert made.reason() == "memory"


def test_is_a_submission_held_by_what_this_machine_has(monkeypatch) -> None:
    """Where groups can be made, Linux ends what takes too much, and the group goes with it."""
    monkeypatch.undo()
    made = Group.make(LIMITS)
    if made is None:
        assert os.geteuid() != 0 or not any(groups._places().values())
        return
    entries = made.entries()
    done = subprocess.run(
        [sys.executable, "-S", "-c", EAT], preexec_fn=lambda: join(entries), check=False
    )
    for entry in entries:
        os.close(entry)
    assert done.returncode == -9
    assert made.reason() == "memory"
    made.close()
    end = time.monotonic() + 10
    while any(folder.exists() for folder in made.folders) and time.monotonic() < end:
        time.sleep(0.05)
        groups.sweep()
    assert not any(folder.exists() for folder in made.folders)
