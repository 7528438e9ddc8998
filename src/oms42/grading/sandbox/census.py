# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a group of processes uses, read from /proc."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_TICKS = "SC_CLK_TCK"


@dataclass(frozen=True)
class Use:
    """What some processes use together.

    Attributes:
        memory: Bytes in memory; pages that are shared count in full.
        threads: Threads, at least one a process.
        seconds: Seconds of processor time, of children that have ended too.
    """

    memory: int
    threads: int
    seconds: float


def use(processes: Iterable[int]) -> Use:
    """Add up what processes use; one that has ended meanwhile uses nothing.

    Args:
        processes: Their numbers.

    Returns:
        The sums.

    Example:
        >>> use([os.getpid()]).threads >= 1
        True
        >>> use([])
        Use(memory=0, threads=0, seconds=0.0)
    """
    memory, threads, ticks = 0, 0, 0
    for number in processes:
        fields = _fields(number)
        if fields:
            ticks += sum(int(value) for value in fields[11:15])
            threads += int(fields[17])
            memory += int(fields[21])
    return Use(memory * os.sysconf("SC_PAGE_SIZE"), threads, ticks / os.sysconf(_TICKS))


def proportional(processes: Iterable[int]) -> int:
    """Add up the memory of processes, a page that n of them share counted as 1/n.

    Args:
        processes: Their numbers.

    Returns:
        Bytes, what was swapped out included.

    Example:
        >>> 0 < proportional([os.getpid()]) <= use([os.getpid()]).memory
        True
    """
    total = 0
    for number in processes:
        try:
            text = Path(f"/proc/{number}/smaps_rollup").read_text("ascii")
        except OSError:
            total += use([number]).memory
            continue
        lines = (line.split() for line in text.splitlines()[1:])
        total += sum(int(words[1]) for words in lines if words[0] in ("Pss:", "SwapPss:"))
    return total * 1024


def running() -> list[int]:
    """List the processes that /proc shows.

    Example:
        >>> os.getpid() in running()
        True
    """
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def descendants(parent: int) -> list[int]:
    """List the processes that descend from one, itself left out.

    Args:
        parent: Its number.

    Returns:
        Their numbers, parents before children.

    Example:
        >>> os.getpid() in descendants(os.getpid())
        False
    """
    children: dict[int, list[int]] = {}
    for number in running():
        fields = _fields(number)
        if fields:
            children.setdefault(int(fields[1]), []).append(number)
    found = [*children.get(parent, [])]
    for number in found:
        found += children.get(number, [])
    return found


def _fields(number: int) -> list[str]:
    """Read a process's facts from its state on; the name before may hold anything."""
    try:
        text = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return text[text.rfind(")") + 2 :].split()
