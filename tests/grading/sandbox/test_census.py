# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import subprocess
import sys

from oms42.grading.sandbox import census

MIB = 1 << 20


def test_is_memory_that_is_written_to_counted() -> None:
    before = census.use([os.getpid()]).memory
    held = bytearray(b"x") * (64 * MIB)
    assert 60 * MIB < census.use([os.getpid()]).memory - before < 80 * MIB
    del held


def test_is_a_shared_page_counted_once_in_all() -> None:
    """A fork shares all pages with its parent: together they use about what one uses."""
    held = bytearray(b"x") * (128 * MIB)
    reader, writer = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(writer)
        os.read(reader, 1)
        os._exit(0)
    both = [os.getpid(), number]
    in_full, shared = census.use(both).memory, census.proportional(both)
    os.close(writer)
    os.close(reader)
    os.waitpid(number, 0)
    assert in_full - shared > 100 * MIB
    del held


def test_are_children_and_their_children_found() -> None:
    code = (
        "import subprocess, sys, os; "
        "child = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE); "
        "print(child.pid, flush=True); input(); child.communicate()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        grandchild = int(process.stdout.readline())
        assert census.descendants(process.pid) == [grandchild]
        assert {process.pid, grandchild} <= set(census.descendants(os.getpid()))
        process.communicate("\n")


def test_does_a_process_that_is_gone_use_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        assert census.use([process.pid]).memory == 0
        assert census.proportional([process.pid]) == 0


def test_does_a_name_with_brackets_confuse_nobody(tmp_path) -> None:
    program = tmp_path / "a) S 1 (b"
    program.symlink_to("/bin/sleep")
    with subprocess.Popen([program, "60"]) as process:
        assert process.pid in census.descendants(os.getpid())
        assert census.use([process.pid]).threads == 1
        process.kill()
