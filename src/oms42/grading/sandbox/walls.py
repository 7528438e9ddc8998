# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Building the sandbox's file system with mounts: the shared view, then one submission's part."""

import os
from collections.abc import Mapping
from pathlib import Path

from oms42.grading.sandbox import linux
from oms42.grading.sandbox.view import HOME, OWN, WORK, Step, View

DEVICES = ("null", "zero", "full", "random", "urandom")
RUNS = "/run/oms42"  # where the shared view shows the folder with the kernels' sockets
LARGEST = 20_000  # files


def become_root_of_own(user: int, group: int, inside: int) -> None:
    """Map the caller's user, in a user namespace that it has just entered.

    Args:
        user: The user outside.
        group: The group outside.
        inside: The number that both have inside.
    """
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{inside} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{inside} {group} 1", "ascii")


def enter_view(view: View, run: str) -> None:
    """Make the view this process's root; it must be in a mount namespace of its own.

    Args:
        view: What is to be seen.
        run: A folder, with an empty folder ``root`` in it, that the view shows at `RUNS`.

    Raises:
        OSError: If a mount is refused; the message names it.
    """
    root = f"{run}/root"
    linux.mount(None, "/", None, linux.RECURSIVE | linux.PRIVATE)
    linux.mount("tmpfs", root, "tmpfs", linux.NO_SUID | linux.NO_DEVICES, "size=16m,mode=755")
    for step in view.steps:
        _take(step, root)
    for step in view.steps:
        if step.kind == "empty":  # filled by now; what one submission could write, the next reads
            linux.freeze(root + step.target)
    _devices(root)
    for path in ("/proc", RUNS, OWN, *view.writable(), run):
        Path(root + path).mkdir(parents=True, exist_ok=True)
    linux.mount("/proc", f"{root}/proc", None, linux.BIND | linux.RECURSIVE)
    linux.mount(run, root + RUNS, None, linux.BIND)
    linux.change_root(root)
    linux.freeze("/")


def furnish(run: str, kernel: str, writable: Mapping[str, str], disk: int, user: int) -> None:
    """Give one submission its own processes' list, writable folders and socket folder.

    The caller is the first process of a process namespace, in a mount namespace of its own.

    Args:
        run: The folder with the kernels' sockets, as it is called outside.
        kernel: The name of this kernel's folder in it.
        writable: As `View.writable` gives it.
        disk: Bytes that all written files may have together.
        user: Who owns the writable folders.
    """
    plain = linux.NO_SUID | linux.NO_DEVICES
    linux.mount("proc", "/proc", "proc", plain | linux.NO_EXECUTE)
    linux.mount("/proc/sys", "/proc/sys", None, linux.BIND)
    linux.freeze("/proc/sys")
    amount = f"size={disk},nr_inodes={LARGEST},mode=755"
    linux.mount("tmpfs", OWN, "tmpfs", plain, amount)
    for path in (WORK, HOME, *writable.values()):
        Path(path).mkdir()
        os.chown(path, user, user)
    for target, path in writable.items():
        linux.mount(path, target, None, linux.BIND)
    if not any(run.startswith(f"{path}/") for path in writable):
        linux.mount("tmpfs", run, "tmpfs", plain, "size=64k,mode=755")
    sockets = f"{run}/{kernel}"
    Path(sockets).mkdir(parents=True)
    linux.mount(f"{RUNS}/{kernel}", sockets, None, linux.BIND)
    for path in map(str, (sockets, *Path(sockets).iterdir())):
        os.chown(path, user, user)
    linux.mount("tmpfs", RUNS, "tmpfs", plain | linux.READ_ONLY, "size=4k,mode=555")


def used() -> int:
    """Return the bytes of all files that the submission has written."""
    facts = os.statvfs(OWN)
    return (facts.f_blocks - facts.f_bfree) * facts.f_frsize


def _take(step: Step, root: str) -> None:
    """Take one step of the view."""
    target = Path(root + step.target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if step.kind == "link":
        target.symlink_to(step.what)
    elif step.kind == "file":
        target.write_text(step.what, "utf-8")
    elif step.kind == "empty":
        target.mkdir(parents=True, exist_ok=True)
        flags = linux.NO_SUID | linux.NO_DEVICES
        linux.mount("tmpfs", str(target), "tmpfs", flags, "size=64k,mode=755")
    else:
        if Path(step.what).is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif not target.exists():
            target.touch()
        linux.bind(step.what, str(target))


def _devices(root: str) -> None:
    """Show the few devices that programs need."""
    home = Path(root, "dev")
    (home / "shm").mkdir(parents=True)
    for name in DEVICES:
        (home / name).touch()
        linux.mount(f"/dev/{name}", str(home / name), None, linux.BIND)
    for name, what in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        (home / name).symlink_to(f"/proc/self/fd{what}")
