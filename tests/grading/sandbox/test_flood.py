# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import threading

from oms42.grading.sandbox.flood import Flood

MIB = 1 << 20


def test_is_a_process_that_grows_noticed_once() -> None:
    called = threading.Event()
    flood = Flood(called.set, most=64 * MIB)
    flood.watch()
    held = bytearray(b"x") * (200 * MIB)
    assert called.wait(10)
    assert flood.came
    assert len(held) == 200 * MIB


def test_is_growth_below_the_bound_left_alone() -> None:
    called = threading.Event()
    flood = Flood(called.set, most=512 * MIB)
    flood.watch()
    held = bytearray(b"x") * (32 * MIB)
    assert not called.wait(0.3)
    flood.stop()
    assert not flood.came
    assert len(held) == 32 * MIB


def test_does_the_watch_end_when_it_is_over() -> None:
    flood = Flood(lambda: None)
    flood.watch()
    flood.stop()
    for thread in threading.enumerate():
        if thread.name == "flood":
            thread.join(5)
            assert not thread.is_alive()
