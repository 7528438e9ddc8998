# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the grader's end of the one socket stand what a kernel may do to it?"""

import asyncio
import socket
import threading
from queue import Empty

import pytest

from oms42.grading.sandbox.frames import HEAD, Frames, frame
from oms42.grading.split.piped import MOST_WAITING, Line, PipedManager

PLAIN = {"header": {"msg_type": "x"}, "parent_header": {}, "metadata": {}, "content": {}}


@pytest.fixture
def ends():
    """A line, and the kernel's end of it."""
    ours, theirs = socket.socketpair()
    line = Line(ours)
    yield line, theirs
    line.close()
    theirs.close()


def test_do_both_channels_get_what_is_theirs(ends):
    line, kernel = ends
    for channel in ("iopub", "shell"):
        kernel.sendall(frame(PLAIN | {"channel": channel, "content": {"for": channel}}))

    async def both():
        return await asyncio.gather(line.get("shell", 5), line.get("iopub", 5))

    assert [each["content"]["for"] for each in asyncio.run(both())] == ["shell", "iopub"]


def test_is_silence_told_in_time(ends):
    with pytest.raises(Empty):
        asyncio.run(ends[0].get("shell", 0.05))
    assert ends[0].wait("shell", 0.05) is None


@pytest.mark.parametrize(
    "odd", [{"channel": "control"}, {"header": 1}, {"content": None}, {"header": {"msg_type": []}}]
)
def test_is_a_message_of_another_shape_dropped(ends, odd):
    line, kernel = ends
    kernel.sendall(frame(PLAIN | {"channel": "shell"} | odd))
    kernel.sendall(frame(PLAIN | {"channel": "shell", "content": {"true": 1}}))
    found = line.wait("shell", 5)
    assert found is not None
    assert found["content"] == {"true": 1}


def test_is_a_message_that_is_too_large_the_end_and_said(ends):
    line, kernel = ends
    kernel.sendall(HEAD.pack(5, 2**31))
    assert line.wait("shell", 5) is None
    assert line.closed
    assert "2,147,483,648 bytes" in line.reason


def test_does_what_nobody_waits_for_fill_no_memory(ends):
    line, kernel = ends
    shown = frame(PLAIN | {"channel": "iopub"})

    def flood():
        for _ in range(20 * MOST_WAITING):
            kernel.sendall(shown)
        kernel.sendall(frame(PLAIN | {"channel": "shell"}))

    thread = threading.Thread(target=flood)
    thread.start()
    assert line.wait("shell", 60) is not None
    thread.join()
    assert len(line.came["iopub"]) <= MOST_WAITING


def test_does_a_kernel_that_sends_and_does_not_listen_hold_nobody_up(ends, monkeypatch):
    line, _ = ends
    monkeypatch.setattr("oms42.grading.split.piped.SEND_SECONDS", 0.2)
    line.send({"header": {}, "buffers": [b"x" * (8 << 20)]})
    assert line.closed
    assert "did not listen" in line.reason


def test_does_the_other_end_get_what_is_sent(ends):
    line, kernel = ends
    line.send({"header": {"a": 1}, "buffers": [b"raw"], "tracker": object()})
    assert list(Frames().feed(kernel.recv(1000))) == [{"header": {"a": 1}, "buffers": [b"raw"]}]


def test_does_a_manager_take_one_connection_and_no_other(tmp_path):
    manager, place = PipedManager(), str(tmp_path / "talk")
    manager.listen(place)
    with socket.socket(socket.AF_UNIX) as kernel, socket.socket(socket.AF_UNIX) as second:
        kernel.connect(place)
        manager.accept()
        with pytest.raises(OSError, match="No such file"):
            second.connect(place)
    assert manager.line is not None
    assert manager.line.wait("shell", 5) is None
    assert manager.line.closed
