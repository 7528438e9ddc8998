# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What one submission may use, and the words for a submission that used more."""

from dataclasses import asdict, dataclass
from typing import Self

MIB = 1 << 20
ROOM_FOR_LIBRARIES = 2048 * MIB  # of address space, where they are not loaded yet
ROOM_FOR_THREADS = 512 * MIB  # of address space, for their stacks


@dataclass(frozen=True)
class Limits:
    """What one submission may use, all its processes together unless a field says otherwise.

    Attributes:
        memory: Bytes of memory, files that it wrote included.
        disk: Bytes of all files that it writes; they live in memory and vanish.
        cpu_seconds: Seconds of processor time.
        wall_seconds: Seconds from start to end.
        processes: Processes and threads.
        open_files: Open files of one process.
        output: Bytes of output that the notebook may hold.

    Example:
        >>> Limits(memory=512 * MIB).words("memory")
        'The code used more than 512 MiB of memory and was stopped.'
        >>> Limits.load(Limits(disk=7).dump()).disk
        7
    """

    memory: int = 1024 * MIB
    disk: int = 64 * MIB
    cpu_seconds: int = 300
    wall_seconds: int = 900
    processes: int = 96
    open_files: int = 256
    output: int = 4 * MIB

    def __post_init__(self) -> None:
        """Refuse a limit that allows nothing."""
        for name, value in asdict(self).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"the limit {name} is {value!r}; give a whole number above 0")

    def dump(self) -> dict[str, int]:
        """Return the limits as plain values, for a message."""
        return asdict(self)

    @classmethod
    def load(cls, values: dict[str, int]) -> Self:
        """Return the limits that :meth:`dump` wrote."""
        return cls(**values)

    def words(self, reason: str) -> str:
        """Say in a sentence which limit ended a submission.

        Args:
            reason: ``memory``, ``cpu``, ``wall``, ``processes``, ``sockets`` or ``flood``.

        Returns:
            One sentence for the student and the instructor.
        """
        did = {
            "memory": f"used more than {self.memory // MIB} MiB of memory",
            "cpu": f"used more than {self.cpu_seconds} s of processor time",
            "wall": f"ran for more than {self.wall_seconds} s",
            "processes": f"started more than {self.processes} processes",
            "sockets": "wrote into the folder of its kernel's sockets",
            "flood": "sent more than the grader can hold",
        }
        return f"The code {did[reason]} and was stopped."


def apply(limits: Limits, count_processes: bool, loaded: bool) -> None:
    """Set the limits that the kernel of the system enforces for each process.

    The address space may grow by the memory limit beyond what is mapped now, so that one large
    array ends in a ``MemoryError`` that the student can read; the sum over processes is the
    guardian's to watch.

    Args:
        limits: What is allowed.
        count_processes: Whether the count of processes is the submission's own. It is shared
            with all else that the user runs where there is no user of its own.
        loaded: Whether the libraries are loaded already.
    """
    import resource
    from pathlib import Path

    mapped = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    room = ROOM_FOR_THREADS + (0 if loaded else ROOM_FOR_LIBRARIES)
    caps = {
        resource.RLIMIT_AS: mapped + limits.memory + room,
        resource.RLIMIT_FSIZE: limits.disk,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if count_processes:
        caps[resource.RLIMIT_NPROC] = limits.processes
    for kind, value in caps.items():
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))
