# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from oms42.grading.sandbox import census
from oms42.grading.sandbox.guardian import Ward, guard, say
from oms42.grading.sandbox.limits import MIB, Limits


@pytest.fixture
def line():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


STANDARD = Limits()


def watch(code: str, line, limits: Limits = STANDARD, used=lambda: 0, meddled=lambda: False):
    """Guard a Python that runs some code; what the guardian gave."""
    before = signal.getsignal(signal.SIGCHLD)
    process = subprocess.Popen([sys.executable, "-S", "-c", code])

    def members():
        return [process.pid, *census.descendants(process.pid)]

    ward = Ward(process.pid, members, used, lambda number: os.kill(process.pid, number), meddled)
    try:
        return guard(line, ward, limits)
    finally:
        signal.signal(signal.SIGCHLD, before)
        for number in members():
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.returncode = process.returncode or 0  # the guardian has waited for it


def test_is_the_exit_code_passed_on(line) -> None:
    assert watch("import sys; sys.exit(3)", line[1]) == (3, None)


def test_is_a_death_by_signal_told_from_an_exit(line) -> None:
    assert watch("import os; os.kill(os.getpid(), 9)", line[1]) == (-9, None)


def test_does_the_guardian_end_when_the_grader_goes(line) -> None:
    line[0].close()
    assert watch("import time; time.sleep(60)", line[1]) == (-9, "gone")


def test_is_a_signal_passed_on(line) -> None:
    line[0].sendall(bytes([signal.SIGTERM]))
    assert watch("import time; time.sleep(60)", line[1]) == (-signal.SIGTERM, None)


def test_is_memory_of_all_processes_together_limited(line) -> None:
    """Three processes, none of which holds too much by itself."""
    code = "import os, time\nos.fork() or os.fork()\nheld = b'x' * (40 << 20)\ntime.sleep(60)\n"
    assert watch(code, line[1], Limits(memory=96 * MIB)) == (-9, "memory")


def test_do_written_files_count_as_memory(line) -> None:
    used = lambda: 90 * MIB  # noqa: E731 - a stand-in for a folder's size
    code = "held = b'x' * (40 << 20); import time; time.sleep(60)"
    assert watch(code, line[1], Limits(memory=96 * MIB), used=used) == (-9, "memory")


def test_is_processor_time_limited_children_included(line) -> None:
    code = "import os\nos.fork()\nwhile True: pass"
    assert watch(code, line[1], Limits(cpu_seconds=1)) == (-9, "cpu")


def test_is_the_time_on_the_wall_limited(line) -> None:
    begin = time.monotonic()
    assert watch("import time; time.sleep(60)", line[1], Limits(wall_seconds=1)) == (-9, "wall")
    assert time.monotonic() - begin >= 1


def test_is_the_number_of_processes_limited(line) -> None:
    code = "import os, time\nfor _ in range(4): os.fork()\ntime.sleep(60)"
    assert watch(code, line[1], Limits(processes=8)) == (-9, "processes")


def test_is_writing_beside_the_sockets_noticed(line) -> None:
    found = watch("import time; time.sleep(60)", line[1], meddled=lambda: True)
    assert found == (-9, "sockets")


def test_does_talking_to_a_grader_that_is_gone_do_no_harm(line) -> None:
    line[0].close()
    say(line[1], status=0)
    assert line[1].fileno() >= 0
