# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the grader wait for the right answer, and no longer than it should?"""

import asyncio
import socket
import threading
from queue import Empty
from types import SimpleNamespace

import pytest

from oms42.grading.sandbox.frames import Frames, frame
from oms42.grading.split import student
from oms42.grading.split.agent import REPLY
from oms42.grading.split.piped import Line
from oms42.grading.split.student import KernelGoneError, _ask


class Channel:
    """Gives prepared replies, then silence."""

    def __init__(self, *replies):
        self.replies = list(replies)
        self.sent = []

    def send(self, message):
        """Keep what is sent."""
        self.sent.append(message)

    async def get_msg(self, timeout):
        """Give the next reply."""
        if self.replies:
            reply = self.replies.pop(0)
            if isinstance(reply, Exception):
                raise reply
            return reply
        await asyncio.sleep(min(timeout, 0.01))
        raise Empty


def ask(*replies, alive=True, seconds=0.1):
    """Ask a client that gets these replies."""
    session = SimpleNamespace(msg=lambda kind, _: {"header": {"msg_id": "7", "kind": kind}})

    async def is_alive():
        return alive

    channel = Channel(*replies)
    client = SimpleNamespace(session=session, shell_channel=channel, is_alive=is_alive)
    found = asyncio.run(_ask(client, b"question", seconds))
    assert channel.sent[0]["buffers"] == [b"question"]
    return found


def reply(parent="7", kind=REPLY, buffers=(b"an", b"swer")):
    return {"parent_header": {"msg_id": parent}, "header": {"msg_type": kind}, "buffers": buffers}


def test_are_the_parts_of_the_answer_joined():
    assert ask(reply()) == b"answer"


def test_is_an_answer_to_another_question_passed_over():
    assert ask(reply(parent="6", buffers=[b"old"]), reply()) == b"answer"


def test_is_a_message_passed_over_that_cannot_be_read():
    assert ask(ValueError("Invalid Signature"), RecursionError(), reply()) == b"answer"


@pytest.mark.parametrize("forged", [{"kind": "execute_reply"}, {"buffers": []}, {"buffers": None}])
def test_is_an_answer_of_another_form_empty(forged):
    assert ask(reply(**forged)) == b""


def test_is_an_answer_empty_that_is_too_large():
    class Large(bytes):
        """Says that it is larger than it is."""

        def __len__(self):
            return 1 << 40

    assert ask(reply(buffers=[Large()])) == b""


def test_does_waiting_end():
    with pytest.raises(TimeoutError, match="did not return in time"):
        ask(seconds=0.05)


def test_does_an_end_of_the_kernel_show():
    with pytest.raises(KernelGoneError, match="ended while the test was calling it"):
        ask(alive=False, seconds=5)


def ask_on_a_line(*replies, alive=True, seconds=5.0, hangs_up=False):
    """Ask a kernel that is a thread at the other end of a real socket."""
    ours, theirs = socket.socketpair()
    session = SimpleNamespace(msg=lambda kind, _: {"header": {"msg_id": "7", "msg_type": kind}})

    async def is_alive():
        return alive

    client = SimpleNamespace(session=session, line=Line(ours), is_alive=is_alive)

    def answer():
        (question,) = Frames().feed(theirs.recv(1 << 16))
        assert question["buffers"] == [b"question"]
        for each in replies:
            whole = {"channel": "shell", "metadata": {}, "content": {}, **each}
            theirs.sendall(
                frame({k: v for k, v in whole.items() if k != "buffers"}, each["buffers"])
            )
        if hangs_up:
            theirs.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        return student.ask(client, b"question", seconds)
    finally:
        thread.join()
        client.line.close()
        theirs.close()


def test_is_the_right_answer_taken_from_the_one_socket():
    old, shown = reply(parent="6", buffers=[b"old"]), reply(buffers=[b"x"]) | {"channel": "iopub"}
    assert ask_on_a_line(shown, old, reply()) == b"answer"
    assert ask_on_a_line(reply(kind="execute_reply")) == b""


def test_does_waiting_on_the_one_socket_end():
    with pytest.raises(TimeoutError, match="did not return in time"):
        ask_on_a_line(reply(parent="6"), seconds=0.05)
    with pytest.raises(KernelGoneError, match="ended while the test was calling it"):
        ask_on_a_line(alive=False, hangs_up=True)
