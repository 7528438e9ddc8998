# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import struct

import pytest

from oms42.grading.sandbox import seccomp

ALLOW, EPERM, ENOSYS, EAFNOSUPPORT = 0x7FFF0000, 0x50001, 0x50026, 0x50061
X86, ARM = 0xC000003E, 0xC00000B7


def decide(machine: str, audit: int, number: int, argument: int = 0) -> int:
    """Run the filter as the kernel would: an interpreter of the six instructions in use.

    The instructions are those of bpf(4) and seccomp(2): load a word, jump if equal, if any bit is
    set, if at least, and return.
    """
    code = seccomp.program(machine)
    lines = [struct.unpack_from("=HBBI", code, place) for place in range(0, len(code), 8)]
    words = {0: number, 4: audit, 16: argument}
    at, held = 0, 0
    while True:
        kind, yes, no, value = lines[at]
        at += 1
        if kind == 0x06:
            return value
        if kind == 0x20:
            held = words[value]
            continue
        holds = {0x15: held == value, 0x45: bool(held & value), 0x35: held >= value}[kind]
        at += yes if holds else no


@pytest.mark.parametrize(("machine", "audit"), [("x86_64", X86), ("aarch64", ARM)])
def test_is_every_listed_call_refused_and_an_ordinary_one_allowed(machine, audit) -> None:
    column = 0 if machine == "x86_64" else 1
    for numbers in seccomp.REFUSED.values():
        assert decide(machine, audit, numbers[column]) == EPERM
    ordinary = {"x86_64": (0, 1, 9, 59, 202), "aarch64": (63, 64, 222, 221, 98)}[machine]
    for number in ordinary:  # read, write, mmap, execve, futex
        assert decide(machine, audit, number) == ALLOW


@pytest.mark.parametrize(("machine", "audit"), [("x86_64", X86), ("aarch64", ARM)])
def test_may_a_process_be_cloned_but_not_into_a_namespace(machine, audit) -> None:
    column = 0 if machine == "x86_64" else 1
    fork, thread, into_users = 17, 0x3D0F00, 0x10000011
    assert decide(machine, audit, seccomp.CLONE[column], fork) == ALLOW
    assert decide(machine, audit, seccomp.CLONE[column], thread) == ALLOW
    assert decide(machine, audit, seccomp.CLONE[column], into_users) == EPERM
    assert decide(machine, audit, seccomp.CLONE3[column]) == ENOSYS


@pytest.mark.parametrize("family", [1, 2, 10, 16])
def test_are_sockets_that_a_namespace_holds_allowed(family: int) -> None:
    assert decide("x86_64", X86, 41, family) == ALLOW


@pytest.mark.parametrize("family", [17, 31, 38, 40])
def test_are_sockets_that_no_namespace_holds_refused(family: int) -> None:
    """AF_PACKET, AF_BLUETOOTH, AF_ALG, AF_VSOCK."""
    assert decide("x86_64", X86, 41, family) == EAFNOSUPPORT


def test_is_the_other_table_of_calls_refused() -> None:
    """A 32-bit program, and x32, number their calls differently and would slip through."""
    assert decide("x86_64", 0x40000003, 1) == EPERM
    assert decide("x86_64", X86, 0x40000000 + 1) == ENOSYS
