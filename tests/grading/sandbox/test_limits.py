# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import resource

import pytest

from oms42.grading.sandbox.limits import MIB, Limits, apply


def in_a_fork(task):
    """Run a task in a fork, so that this process keeps its own limits; its exit code."""
    number = os.fork()
    if number == 0:
        try:
            os._exit(task() or 0)
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def test_does_a_limit_of_nothing_say_what_is_allowed() -> None:
    with pytest.raises(ValueError, match="the limit disk is 0; give a whole number above 0"):
        Limits(disk=0)


def test_do_limits_survive_a_message() -> None:
    limits = Limits(memory=5, processes=7)
    assert Limits.load(limits.dump()) == limits


@pytest.mark.parametrize("reason", ["memory", "cpu", "wall", "processes", "sockets"])
def test_does_every_reason_have_a_sentence(reason: str) -> None:
    assert Limits().words(reason).endswith("was stopped.")


def test_does_a_large_array_end_in_a_memory_error_that_can_be_caught() -> None:
    def task() -> int:
        apply(Limits(memory=64 * MIB), count_processes=False, loaded=True)
        try:
            bytearray(1024 * MIB)
        except MemoryError:
            return 7
        return 0

    assert in_a_fork(task) == 7


def test_is_a_file_cut_at_the_limit(tmp_path) -> None:
    def task() -> int:
        apply(Limits(disk=1000), count_processes=False, loaded=True)
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            (tmp_path / "large").write_bytes(b"x" * 1001)
        except OSError:
            return 7
        return 0

    assert in_a_fork(task) == 7


def test_are_the_other_limits_what_was_asked_for() -> None:
    def task() -> int:
        apply(Limits(cpu_seconds=9, open_files=33, processes=44), True, loaded=False)
        wanted = {"CPU": 9, "NOFILE": 33, "NPROC": 44, "CORE": 0}
        found = {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in wanted}
        return 7 if found == {name: (value, value) for name, value in wanted.items()} else 0

    assert in_a_fork(task) == 7
