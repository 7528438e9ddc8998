# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os

import pytest

from oms42.grading.sandbox import warden
from oms42.grading.sandbox.warden import LARGEST_SOCKETS, MOST_SOCKETS


def test_is_a_file_beside_the_sockets_noticed(tmp_path) -> None:
    assert not warden._meddled(str(tmp_path))
    (tmp_path / "kernel.json").write_text("{}")
    assert not warden._meddled(str(tmp_path))
    (tmp_path / "large").write_bytes(b"x" * (LARGEST_SOCKETS + 1))
    assert warden._meddled(str(tmp_path))


def test_are_many_small_files_noticed(tmp_path) -> None:
    for number in range(MOST_SOCKETS + 1):
        (tmp_path / str(number)).touch()
    assert warden._meddled(str(tmp_path))
    assert not warden._meddled(str(tmp_path / "gone"))


@pytest.mark.parametrize(
    ("release", "apart"),
    [("5.13.0-generic", False), ("5.14.0", True), ("6.18.44-fc", True), ("4.18.0-553.el8", False)],
)
def test_is_the_kernels_age_read_from_its_name(release, apart, monkeypatch) -> None:
    """Processes are counted for each user namespace since Linux 5.14 (user_namespaces(7))."""
    names = os.uname()
    made = os.uname_result((names.sysname, names.nodename, release, names.version, names.machine))
    monkeypatch.setattr(warden.os, "uname", lambda: made)
    assert warden._counts_apart() is apart


def test_is_a_submission_stopped_that_takes_too_much_memory_behind_bubblewrap(as_nobody) -> None:
    """In pieces, by two processes, so that no limit of one process is met."""
    eat = (
        "import os, time\n"
        "os.fork()\n"
        "held = [bytearray(b'x') * (64 << 20) for _ in range(12)]\n"
        "time.sleep(30)\n"
    )
    said = as_nobody("ended.py", "bubblewrap", eat)
    assert said == "The code used more than 1024 MiB of memory and was stopped."


def test_does_an_interrupt_reach_a_kernel_behind_bubblewrap(as_nobody) -> None:
    """The first cell is interrupted after two seconds; the kernel lives on."""
    sleep = "#interrupt\nimport time; time.sleep(600)"
    outputs = as_nobody("cells.py", "bubblewrap", sleep, "print(7)")
    assert "CellTimeoutError" in {output["ename"] for output in outputs[0]}
    assert outputs[1][0]["text"] == "7\n"
