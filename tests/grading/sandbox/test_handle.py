# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json
import signal
import socket
import threading

import pytest

from oms42.grading.sandbox.flood import Flood
from oms42.grading.sandbox.handle import Handle, SandboxError


@pytest.fixture
def pair():
    """A handle, and the guardian's end of its connection."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(20)  # no test waits longer
    with ours, theirs:
        handle = Handle(ours)
        yield handle, theirs
        handle._flood.stop()


def say(line: socket.socket, **words) -> None:
    line.sendall(json.dumps(words).encode() + b"\n")


def test_is_a_start_waited_for(pair) -> None:
    handle, guardian = pair
    say(guardian, started=True)
    handle.started(5)
    assert handle.poll() is None


def test_is_a_failed_start_told_in_the_guardians_words(pair) -> None:
    handle, guardian = pair
    say(guardian, error="mount refused")
    with pytest.raises(SandboxError, match="mount refused"):
        handle.started(5)


def test_does_a_start_that_never_comes_end(pair) -> None:
    with pytest.raises(SandboxError, match="no kernel within 0 s"):
        pair[0].started(0.1)


def test_does_a_guardian_that_vanishes_count_as_a_death(pair) -> None:
    handle, guardian = pair
    guardian.close()
    assert handle.poll() == -signal.SIGKILL


def test_is_the_end_told_once_and_kept(pair) -> None:
    handle, guardian = pair
    say(guardian, status=-9, reason="memory")
    assert (handle.wait(5), handle.reason) == (-9, "memory")
    assert handle.poll() == -9


class Full:
    """Stands for a control group that Linux has found full; it notes that it was closed."""

    closed = False

    def reason(self) -> str:
        """Say why."""
        return "memory"

    def close(self) -> None:
        """Note it."""
        self.closed = True


def test_does_a_submission_end_as_a_whole_when_linux_ends_a_part_of_it(pair) -> None:
    """In version 1 of the control groups one process ends, and the others would go on."""
    group = Full()
    handle = Handle(pair[0].line.dup(), group)
    assert handle.poll() == -signal.SIGKILL
    assert (handle.reason, group.closed) == ("memory", True)


def test_does_a_flood_end_the_kernel_and_say_so(pair) -> None:
    handle, guardian = pair
    handle._flood = Flood(handle._hang_up, most=-1)  # any size is too much
    say(guardian, started=True)
    handle.started(5)
    assert guardian.recv(10) == b""
    assert (handle.wait(5), handle.reason) == (-signal.SIGKILL, "flood")


def test_do_signals_travel_as_numbers(pair) -> None:
    handle, guardian = pair
    handle.send_signal(signal.SIGINT)
    assert guardian.recv(10) == bytes([signal.SIGINT])


def test_does_killing_close_the_connection(pair) -> None:
    """That is what tells the guardian to end everything."""
    handle, guardian = pair
    handle.send_signal(signal.SIGKILL)
    assert guardian.recv(10) == b""
    assert handle.wait() == -signal.SIGKILL


def test_does_half_a_line_wait_for_its_other_half(pair) -> None:
    handle, guardian = pair
    guardian.sendall(b'{"status": 0, ')
    later = threading.Timer(0.2, guardian.sendall, [b'"reason": null}\n'])
    later.start()
    assert handle.wait(10) == 0
    later.join()
