# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Control groups: the system's own limit on what all processes of one submission use together.

Where this user may make one, a submission runs in a control group of its own, of version 1 or 2.
Linux then counts what no look from outside can: the buffers of pipes and sockets, and memory that
is taken between two looks. Where it may not, the guardian's looks are all there is.
"""

import contextlib
import itertools
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Self

from oms42.grading.sandbox.limits import Limits

CONTROLLERS = ("memory", "pids")
# The file of each limit, and what Linux calls it in version 1 and in version 2.
MEMORY = ("memory.limit_in_bytes", "memory.max")
PROCESSES = ("pids.max",)
OPTIONAL = ("memory.memsw.limit_in_bytes", "memory.swap.max", "memory.oom.group")
EVENTS = ("memory.oom_control", "memory.events")
_NAME = re.compile(r"oms42-(\d+)-\d+")
_KILLED = re.compile(r"^oom_kill ([1-9]\d*)$", re.MULTILINE)


def parents(mounts: str, mine: str) -> dict[str, tuple[Path, ...]]:
    """Find the folders in which a control group may be made, for each controller.

    Args:
        mounts: What ``/proc/self/mountinfo`` says.
        mine: What ``/proc/self/cgroup`` says.

    Returns:
        For each controller this process's own group, and the one above it, which may be the only
        one that can have others inside: a group of version 2 with processes of its own cannot.

    Example:
        >>> mount = "25 20 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw"
        >>> parents(mount, "0::/user.slice/a.scope")["pids"]
        (PosixPath('/sys/fs/cgroup/user.slice/a.scope'), PosixPath('/sys/fs/cgroup/user.slice'))
    """
    paths = dict(_paths(mine))
    found: dict[str, tuple[Path, ...]] = {}
    for line in mounts.splitlines():
        place, _, kind = line.partition(" - ")
        words, facts = place.split(), kind.split()
        if not facts or facts[0] not in ("cgroup", "cgroup2"):
            continue
        held = CONTROLLERS if facts[0] == "cgroup2" else facts[-1].split(",")
        for name in set(held) & set(CONTROLLERS):
            path = paths.get(name if facts[0] == "cgroup" else "")
            inside = path is not None and Path(path).is_relative_to(words[3]) and ".." not in path
            if inside and (name not in found or facts[0] == "cgroup"):
                own = Path(words[4], Path(str(path)).relative_to(words[3]))
                found[name] = (own,) if own == Path(words[4]) else (own, own.parent)
    return found


class Group:
    """A control group for one submission.

    Args:
        folders: Its folders; one in version 2, one for each controller in version 1.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    @classmethod
    def make(
        cls, limits: Limits, places: Mapping[str, Sequence[Path]] | None = None
    ) -> Self | None:
        """Make a group with the limits of a submission.

        Args:
            limits: What the submission may use.
            places: As `parents` gives them; those of this process when left out.

        Returns:
            The group, or None where this user cannot limit memory in this way.
        """
        sweep()
        found = _places() if places is None else places
        name = f"oms42-{os.getpid()}-{next(_numbers())}"
        folders = []
        for controller in CONTROLLERS:
            for parent in found.get(controller, ()):
                folder = parent / name
                if _limit(folder, controller, limits):
                    folders.append(folder)
                    break
        made = cls(tuple(dict.fromkeys(folders)))
        if any((folder / file).exists() for folder in folders for file in MEMORY):
            return made
        made.close()
        return None

    def entries(self) -> list[int]:
        """Open the files into which a process writes ``0`` to join; the caller closes them."""
        flags = os.O_WRONLY | os.O_CLOEXEC
        return [os.open(folder / "cgroup.procs", flags) for folder in self.folders]

    def reason(self) -> str | None:
        """Say ``memory`` if Linux has ended a process of the group for want of memory."""
        for folder, file in itertools.product(self.folders, EVENTS):
            with contextlib.suppress(OSError):
                if _KILLED.search((folder / file).read_text("ascii")):
                    return "memory"
        return None

    def close(self) -> None:
        """Take the group away, now or when its last process has ended."""
        _waiting().extend(self.folders)
        sweep()


def join(entries: Sequence[int]) -> None:
    """Join the groups whose files `Group.entries` has opened, for good."""
    for entry in entries:
        os.write(entry, b"0")
        os.close(entry)


def sweep() -> None:
    """Take away the groups that are done with and whose last process has ended."""
    waiting = _waiting()
    waiting[:] = [folder for folder in waiting if not _gone(folder)]


def _gone(folder: Path) -> bool:
    """Try to take a group away."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:  # it still holds a process
        return False
    return True


def _limit(folder: Path, controller: str, limits: Limits) -> bool:
    """Make a folder, unless it is there, and write one limit into it."""
    amount = limits.memory if controller == "memory" else limits.processes
    held = folder.is_dir()
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        for file in MEMORY if controller == "memory" else PROCESSES:
            if (folder / file).exists():
                _write(folder / file, amount)
                _write_what_is_there(folder, amount)
                return True
    if not held:
        _waiting().append(folder)
        sweep()
    return False


def _write_what_is_there(folder: Path, amount: int) -> None:
    """Forbid swap, and have a group end as a whole, where the system has a word for it."""
    for file, value in zip(OPTIONAL, (amount, 0, 1), strict=True):
        with contextlib.suppress(OSError):
            if (folder / file).exists():
                _write(folder / file, value)


def _write(file: Path, value: int) -> None:
    file.write_text(str(value), "ascii")


def _paths(mine: str) -> Iterator[tuple[str, str]]:
    """Yield this process's group for each controller; version 2 has an empty name."""
    for line in mine.splitlines():
        _, names, path = line.split(":", 2)
        for name in names.split(","):
            yield name, path


@cache
def _places() -> dict[str, tuple[Path, ...]]:
    """Find this machine's folders once, and clear what graders that have ended left there."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
        found = parents(mounts, Path("/proc/self/cgroup").read_text("utf-8", "surrogateescape"))
    except OSError:
        return {}
    for parent in {parent for each in found.values() for parent in each}:
        for folder in parent.glob("oms42-*"):
            named = _NAME.fullmatch(folder.name)
            if named and not Path("/proc", named[1]).exists():
                _gone(folder)
    return found


@cache
def _numbers() -> Iterator[int]:
    """Count the groups of this process."""
    return itertools.count()


@cache
def _waiting() -> list[Path]:
    """Hold the folders that could not be taken away yet."""
    return []
