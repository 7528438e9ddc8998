# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do messages arrive whole, and does an end that is gone show?"""

import socket
import threading

import pytest

from oms42.grading.split.wire import Wire, WireClosedError


@pytest.fixture
def wires():
    """Two ends of one connection."""
    pair = [Wire(link) for link in socket.socketpair()]
    yield pair
    for wire in pair:
        wire.close()


def test_do_messages_come_in_order_with_their_bytes(wires):
    left, right = wires
    left.send({"n": 1}, b"\x00raw")
    left.send({"n": 2})
    assert [right.receive(1), right.receive(1)] == [({"n": 1}, b"\x00raw"), ({"n": 2}, b"")]


def test_does_a_message_larger_than_a_packet_arrive(wires):
    left, right = wires
    raw = bytes(5_000_000)
    sender = threading.Thread(target=left.send, args=({"n": 1}, raw))
    sender.start()
    assert right.receive(10) == ({"n": 1}, raw)
    sender.join()


def test_is_a_message_kept_that_was_half_there_in_time():
    near, far = socket.socketpair()
    wire = Wire(near)
    left = Wire(far)
    left.send({"n": 1})
    whole = near.recv(100, socket.MSG_PEEK)
    wire.receive(1)
    far.send(whole[:5])
    with pytest.raises(TimeoutError):
        wire.receive(0.05)
    far.send(whole[5:])
    assert wire.receive(1) == ({"n": 1}, b"")
    wire.close()
    left.close()


def test_does_an_end_that_is_gone_show_on_the_other(wires):
    left, right = wires
    left.close()
    with pytest.raises(WireClosedError):
        right.receive(1)
    with pytest.raises(WireClosedError):
        right.send({"n": 1}, bytes(10_000_000))
