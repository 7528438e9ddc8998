# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import signal
import time

import pytest

from oms42.grading.workers import TaskError, Workers, processors


@pytest.fixture
def workers():
    """Make workers that are ended at the end."""
    made = []

    def make(jobs, task, seconds=60.0):
        made.append(Workers(jobs, task, seconds))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_are_answers_given_to_the_names_that_asked(workers) -> None:
    pool = workers(2, lambda name: name.upper().encode())
    for name in "abcdef":
        pool.submit(name)
    assert [pool.result(name) for name in "fdbeca"] == [b"F", b"D", b"B", b"E", b"C", b"A"]


def test_do_few_processes_serve_many_names(workers) -> None:
    pool = workers(2, lambda _: str(os.getpid()).encode())
    for name in "abcdefgh":
        pool.submit(name)
    assert 1 <= len({pool.result(name) for name in "abcdefgh"}) <= 2


def test_do_two_run_at_a_time(workers, tmp_path) -> None:
    """Each waits for the other's mark: one after the other they would wait in vain."""

    def meet(name: str) -> bytes:
        (tmp_path / name).touch()
        end = time.monotonic() + 30
        while not (tmp_path / {"a": "b", "b": "a"}[name]).exists():
            if time.monotonic() > end:
                return b"alone"
            time.sleep(0.01)
        return b"met"

    pool = workers(2, meet)
    pool.submit("a")
    pool.submit("b")
    assert (pool.result("a"), pool.result("b")) == (b"met", b"met")


def test_is_a_large_answer_whole(workers) -> None:
    pool = workers(1, lambda _: b"x" * (5 << 20))
    pool.submit("a")
    assert len(pool.result("a")) == 5 << 20


def test_does_an_error_name_its_cause_and_leave_the_worker(workers) -> None:
    pool = workers(1, lambda name: str(1 / int(name)).encode())
    for name in "04":
        pool.submit(name)
    with pytest.raises(TaskError, match="ZeroDivisionError"):
        pool.result("0")
    assert pool.result("4") == b"0.25"


def test_does_a_worker_that_dies_take_one_task_with_it(workers) -> None:
    def task(name: str) -> bytes:
        if name == "b":
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    pool = workers(1, task)
    for name in "abc":
        pool.submit(name)
    assert pool.result("a") == b"done"
    with pytest.raises(TaskError, match="its process ended"):
        pool.result("b")
    assert pool.result("c") == b"done"


def test_does_a_task_end_that_takes_too_long(workers) -> None:
    pool = workers(1, lambda _: bytes(int(time.sleep(60) or 0)), seconds=0.2)
    pool.submit("a")
    with pytest.raises(TaskError, match="it took more than 0 s"):
        pool.result("a")


def test_is_a_name_that_nobody_gave_an_error(workers) -> None:
    with pytest.raises(KeyError):
        workers(1, str.encode).result("a")
    with pytest.raises(ValueError, match="jobs is 0; give 1 or more"):
        Workers(0, str.encode)


def test_is_there_at_least_one_processor() -> None:
    assert processors() >= 1
