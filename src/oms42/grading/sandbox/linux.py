# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calls to the Linux kernel that Python 3.11 has no names for."""

import ctypes
import os
import re
from functools import cache
from pathlib import Path

# Flags of unshare(2): which namespaces the process gets anew.
MOUNTS, HOST_NAME, IPC, USERS, PROCESSES, NETWORK = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
# Flags of mount(2).
READ_ONLY, NO_SUID, NO_DEVICES, NO_EXECUTE = 1, 2, 4, 8
REMOUNT, BIND, RECURSIVE, PRIVATE = 32, 4096, 16384, 1 << 18
_KEPT = {1: 1, 2: 2, 4: 4, 8: 8, 1024: 1024, 2048: 2048, 4096: 1 << 21}  # statvfs → mount
_DETACH = 2
_OCTAL = re.compile(r"\\(\d{3})")  # how mountinfo writes a blank
_CAPABILITIES = 0x20080522  # version 3 of the structure
_LAST_CAPABILITY = 63


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def check(result: int, what: str) -> None:
    """Raise an ``OSError`` that says what failed, if a call did.

    Args:
        result: What the C function returned.
        what: What was tried, for the message.

    Raises:
        OSError: If the result is not 0.

    Example:
        >>> check(0, "nothing")
    """
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Give the calling process new namespaces; a new one of processes is for its children."""
    check(_libc().unshare(flags), "unshare")


def mount(
    source: str | None, target: str, kind: str | None = None, flags: int = 0, data: str = ""
) -> None:
    """Show ``source`` at ``target``, by the system call of that name."""
    words = (word.encode() if word else None for word in (source, target, kind))
    result = _libc().mount(*words, ctypes.c_ulong(flags), data.encode() or None)
    check(result, f"mount {source or ''} on {target}")


def bind(source: str, target: str) -> None:
    """Show a folder or file, with all that is mounted below it, at a second place, read-only."""
    mount(source, target, None, BIND | RECURSIVE)
    below = target.rstrip("/") + "/"
    lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    points = [_OCTAL.sub(lambda found: chr(int(found[1], 8)), line.split()[4]) for line in lines]
    for point in {target, *(point for point in points if point.startswith(below))}:
        freeze(point)


def freeze(target: str) -> None:
    """Make one mount read-only, and keep the flags that it has."""
    have = os.statvfs(target).f_flag
    kept = sum(flag for bit, flag in _KEPT.items() if have & bit)
    flags = kept | BIND | REMOUNT | READ_ONLY | NO_SUID | NO_DEVICES
    mount(None, target, None, flags)


def change_root(root: str) -> None:
    """Make a mounted folder the root and let go of the old one."""
    old = f"{root}/.old"
    Path(old).mkdir()
    check(_libc().pivot_root(root.encode(), old.encode()), "pivot_root")
    os.chdir("/")
    check(_libc().umount2(b"/.old", _DETACH), "umount of the old root")
    Path("/.old").rmdir()


def die_with_parent() -> None:
    """Have this process killed when its parent ends."""
    check(_libc().prctl(1, 9, 0, 0, 0), "prctl(PR_SET_PDEATHSIG)")


def set_dumpable(value: bool) -> None:
    """Say whether processes of the same user may look into this one through /proc."""
    check(_libc().prctl(4, int(value), 0, 0, 0), "prctl(PR_SET_DUMPABLE)")


def forbid_new_rights() -> None:
    """Let no program that is started from here gain rights (set-user-id and the like)."""
    check(_libc().prctl(38, 1, 0, 0, 0), "prctl(PR_SET_NO_NEW_PRIVS)")


def filter_calls(length: int, program: bytes) -> None:
    """Install a seccomp program, given as its packed instructions."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))

    held = Program(length, program)
    check(_libc().prctl(22, 2, ctypes.byref(held), 0, 0), "prctl(PR_SET_SECCOMP)")


def bound_capabilities() -> None:
    """Let no program that is started from here have a capability; the caller keeps its own."""
    libc = _libc()
    for number in range(_LAST_CAPABILITY + 1):
        libc.prctl(24, number, 0, 0, 0)  # fails for the numbers that this kernel does not know
    libc.prctl(47, 4, 0, 0, 0)  # the ambient set


def drop_capabilities() -> None:
    """Give up every capability."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    nothing = (ctypes.c_uint32 * 6)()
    check(_libc().capset(header, nothing), "capset")
