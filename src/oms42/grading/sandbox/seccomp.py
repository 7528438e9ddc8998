# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The system calls that student code has no use for, refused by a seccomp filter.

What is refused: new namespaces and mounts, looking into other processes, key rings, io_uring and
other large surfaces of the system's kernel; memory that belongs to no process and so escapes a
watchdog (memfd, System V shared memory and queues); and sockets of families that no network
namespace holds back, such as AF_VSOCK, which reaches the host of a virtual machine.
"""

import errno
import platform
import struct

from oms42.grading.sandbox import linux

# name: (number on x86_64, number on aarch64)
REFUSED = {
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "kexec_load": (246, 104),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "syslog": (103, 116),
}
CLONE, CLONE3, SOCKET = (56, 220), (435, 435), (41, 198)
FAMILIES = (1, 2, 10, 16)  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: all held by a namespace
NEW_NAMESPACES = 0x7E020080
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_X32 = 0x40000000  # x86_64's second table of calls


def program(machine: str) -> bytes:
    """Assemble the filter for a machine.

    Args:
        machine: ``x86_64`` or ``aarch64``.

    Returns:
        Instructions of classic BPF, 8 bytes each.

    Raises:
        ValueError: For another machine.

    Example:
        >>> len(program("x86_64")) % 8
        0
        >>> program("vax")
        Traceback (most recent call last):
        ...
        ValueError: no filter of system calls is written for vax; there is one for x86_64, aarch64
    """
    if machine not in MACHINES:
        raise ValueError(
            f"no filter of system calls is written for {machine}; there is one for "
            + ", ".join(MACHINES)
        )
    column, audit = MACHINES[machine]
    lines = [
        _line(_LOAD, _MACHINE),
        _line(_EQUAL, audit, skip_if=1),
        _refuse(errno.EPERM),
        _line(_LOAD, _NUMBER),
        _line(_AT_LEAST, _X32, skip_else=1),
        _refuse(errno.ENOSYS),
        _line(_EQUAL, CLONE3[column], skip_else=1),
        _refuse(errno.ENOSYS),  # its flags cannot be read; the C library falls back to clone
    ]
    for numbers in REFUSED.values():
        lines += [_line(_EQUAL, numbers[column], skip_else=1), _refuse(errno.EPERM)]
    lines += [
        _line(_EQUAL, CLONE[column], skip_else=3),
        _line(_LOAD, _FIRST_ARGUMENT),
        _line(_ANY_BIT, NEW_NAMESPACES, skip_else=1),
        _refuse(errno.EPERM),
        _line(_LOAD, _NUMBER),
        _line(_EQUAL, SOCKET[column], skip_else=len(FAMILIES) + 2),
        _line(_LOAD, _FIRST_ARGUMENT),
        *(
            _line(_EQUAL, family, skip_if=len(FAMILIES) - place)
            for place, family in enumerate(FAMILIES)
        ),
        _refuse(errno.EAFNOSUPPORT),
        _line(_RETURN, _ALLOW),
    ]
    return b"".join(lines)


def install() -> bool:
    """Install the filter for this process and all that it starts.

    Returns:
        Whether there is a filter for this machine.
    """
    if platform.machine() not in MACHINES:
        return False
    code = program(platform.machine())
    linux.forbid_new_rights()
    linux.filter_calls(len(code) // 8, code)
    return True


def _line(code: int, value: int, skip_if: int = 0, skip_else: int = 0) -> bytes:
    return struct.pack("=HBBI", code, skip_if, skip_else, value)


def _refuse(number: int) -> bytes:
    return _line(_RETURN, _REFUSE | number)
