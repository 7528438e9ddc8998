# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which isolation this machine offers, found by building it; the one that is open is kept."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol

from oms42.grading.sandbox.bubblewrap import Bubblewrap
from oms42.grading.sandbox.client import Zygote
from oms42.grading.sandbox.groups import sweep
from oms42.grading.sandbox.handin import pack
from oms42.grading.sandbox.handle import Handle, SandboxError
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.settings import OmsSandbox
from oms42.grading.sandbox.view import TRIAL, View, plan

NAMES = {
    "root": "namespaces, set up as root",
    "user": "user namespaces",
    "bubblewrap": "bubblewrap",
}
TO_DO = """What to do, one of:
- on Linux, install bubblewrap (Debian and Ubuntu: sudo apt install bubblewrap;
  Fedora: sudo dnf install bubblewrap), or allow user namespaces
  (Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0;
  elsewhere: sudo sysctl user.max_user_namespaces=15000),
  or grade as root on a machine or in a virtual machine of its own;
- on macOS and Windows, grade inside a Linux virtual machine (on Windows, WSL 2 is one);
- on a machine that holds nothing that students' code may read or change, grade without isolation:
  oms42 grade ... --unsafe, or c.OmsSandbox.unsafe = True in nbgrader_config.py."""


class NoIsolationError(SandboxError):
    """This machine offers no isolation, and the instructor has not said to do without."""


class Isolation(Protocol):
    """A way to run kernels behind walls: `Zygote` or `Bubblewrap`."""

    kind: str
    run: str

    def ready(self) -> None:
        """Wait until it takes orders."""
        ...

    def alive(self) -> bool:
        """Say whether it still takes orders."""
        ...

    def start(
        self, kernel: str, limits: Limits, files: BinaryIO, libraries: Sequence[str] = ()
    ) -> Handle:
        """Start a kernel, and return when it is ready."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def candidates(wanted: str = "auto") -> tuple[str, ...]:
    """Name the kinds of isolation to try, the best first.

    Args:
        wanted: One kind, or ``auto``.

    Returns:
        Their names; none outside Linux.
    """
    if sys.platform != "linux":
        return ()
    if wanted != "auto":
        return (wanted,)
    return ("root",) if os.geteuid() == 0 else ("user", "bubblewrap")


def begin(kind: str, view: View, preload: Sequence[str]) -> Isolation:
    """Begin to build an isolation; `prove` waits for it.

    Args:
        kind: ``root``, ``user`` or ``bubblewrap``.
        view: What the kernels see.
        preload: The libraries to load once, where that can be done.

    Returns:
        The isolation.

    Raises:
        SandboxError: If it is not installed.
    """
    return Bubblewrap(view) if kind == "bubblewrap" else Zygote(kind, view, preload)


def prove(made: Isolation) -> Isolation:
    """Wait for an isolation, and try it.

    Args:
        made: What `begin` gave.

    Returns:
        The same.

    Raises:
        SandboxError: If it does not hold up; the message says where it failed.
    """
    with tempfile.TemporaryFile() as files, tempfile.TemporaryDirectory() as nothing:
        pack(Path(nothing), files, 1)
        try:
            made.ready()
            code = made.start(TRIAL, Limits(), files).wait(30)
            if code:
                raise SandboxError(f"the trial ended with {code}")
        except (SandboxError, OSError):
            made.close()
            raise
    return made


def choose(settings: OmsSandbox, preload: Sequence[str] | None = None) -> Isolation:
    """Return the isolation to use, and keep it for the next submission.

    Args:
        settings: The instructor's.
        preload: The libraries to load once; those of the settings when left out.

    Returns:
        The first kind that works.

    Raises:
        NoIsolationError: If none does; the message says why, and what to do.
    """
    loaded = tuple(settings.preload if preload is None else preload)
    key = (settings.isolation, tuple(settings.hidden), loaded)
    kept = _kept()
    if key in kept and kept[key].alive():
        return kept[key]
    if key in kept:
        kept.pop(key).close()
    tried = {}
    for kind in candidates(settings.isolation):
        try:
            begun = _begun().pop((kind, *key), None)
            kept[key] = prove(begun or begin(kind, plan(settings.hidden), loaded))
        except (SandboxError, ValueError, OSError) as error:
            tried[kind] = str(error)
        else:
            return kept[key]
    raise NoIsolationError(refusal(tried))


def prepare(settings: OmsSandbox) -> None:
    """Begin to build what `choose` will most likely give, and do not wait for it.

    Args:
        settings: The instructor's, as far as they are known.
    """
    key = (settings.isolation, tuple(settings.hidden), tuple(settings.preload))
    for kind in candidates(settings.isolation)[:1]:
        with contextlib.suppress(SandboxError, ValueError):  # `choose` will say what is wrong
            if key not in _kept() and (kind, *key) not in _begun():
                _begun()[kind, *key] = begin(kind, plan(settings.hidden), settings.preload)


def refusal(tried: dict[str, str]) -> str:
    """Write why nothing is graded.

    Args:
        tried: What each kind of isolation failed with.

    Returns:
        Some lines: what was wrong, and what to do.

    Example:
        >>> refusal({"bubblewrap": "it is not installed"}).splitlines()[2]
        '- bubblewrap: it is not installed'
    """
    lines = [
        "Nothing was graded: this machine offers no isolation for students' code, which would run",
        "with your rights, beside your gradebook and the other submissions.",
    ]
    lines += [f"- {NAMES[kind]}: {words}" for kind, words in tried.items()]
    if not tried:
        lines.append(f"- the sandbox is built from Linux's namespaces; this is {sys.platform}")
    return "\n".join([*lines, TO_DO])


def close_all() -> None:
    """Let go of every isolation that is kept."""
    for held in (_kept(), _begun()):
        while held:
            held.popitem()[1].close()
    sweep()


@cache
def _kept() -> dict[tuple[object, ...], Isolation]:
    """Hold what is open; made when it is first asked for."""
    import atexit

    atexit.register(close_all)
    return {}


@cache
def _begun() -> dict[tuple[object, ...], Isolation]:
    """Hold what was begun and not yet asked for."""
    return {}
