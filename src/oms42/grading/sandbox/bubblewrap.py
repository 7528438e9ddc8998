# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Isolation by bubblewrap, for machines that let it, and not Python, make user namespaces.

bubblewrap starts each kernel in a fresh Python, so the libraries are loaded for each submission.
"""

import io
import json
import os
import shutil
import socket
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from oms42.grading.sandbox.client import launch, new_run
from oms42.grading.sandbox.groups import Group
from oms42.grading.sandbox.handle import Handle, SandboxError
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import HOME, OWN, STUDENT, TRIAL, WORK, View

START = (
    "import json, sys; sys.path[:0] = json.load(sys.stdin); "
    "from oms42.grading.sandbox.warden import main; main()"
)
COLD = "from oms42.grading.sandbox.inside import cold; cold()"
DEVICES = ("null", "zero", "full", "random", "urandom")
PACKAGES = ("grading/sandbox", "grading/split")


class Bubblewrap:
    """Starts kernels through bubblewrap.

    Args:
        view: What the kernels see.

    Attributes:
        kind: Always ``bubblewrap``.
        run: The folder of the kernels' sockets.

    Raises:
        SandboxError: If bubblewrap is not installed.
    """

    kind = "bubblewrap"

    def __init__(self, view: View) -> None:
        program = shutil.which("bwrap")
        if program is None:
            raise SandboxError("it is not installed")
        if os.geteuid() == 0:
            raise SandboxError("it is for ordinary users; as root, use the kind 'root'")
        self._program = program
        self._view = view
        self.run = new_run()
        Path(self.run, TRIAL).mkdir()

    def ready(self) -> None:
        """Wait for nothing: every kernel is started anew."""

    def alive(self) -> bool:
        """Say that it takes orders: it holds no process of its own."""
        return Path(self.run).is_dir()

    def start(
        self, kernel: str, limits: Limits, files: BinaryIO, libraries: Sequence[str] = ()
    ) -> Handle:
        """Start a kernel, and return when it is ready; see `Zygote.start`."""
        del libraries  # each kernel loads its own
        ours, theirs = socket.socketpair()
        archive = os.memfd_create("oms42", 0)
        os.write(archive, bundle())
        handle = Handle(ours, group := Group.make(limits))
        entries = group.entries() if group else []
        setup = {
            "walls": [self._program, *arguments(self._view, f"{self.run}/{kernel}", limits.disk)],
            "sockets": f"{self.run}/{kernel}",
            "limits": limits.dump(),
            "path": self._view.path,
            "temporary": self._view.temporary,
            "line": theirs.fileno(),
            "files": files.fileno(),
            "archive": archive,
            "groups": entries,
            "trial": kernel == TRIAL,
        }
        with theirs:
            passed = [theirs.fileno(), files.fileno(), archive, *entries]
            launch(START, json.dumps(setup), passed).wait()  # the warden lives on, detached
        for number in (archive, *entries):
            os.close(number)
        handle.started()
        return handle

    def close(self) -> None:
        """Take the folder of the sockets away."""
        shutil.rmtree(self.run, ignore_errors=True)


def arguments(view: View, sockets: str, disk: int) -> Iterator[str]:
    """Write the view as bubblewrap's arguments.

    Args:
        view: What the kernel sees.
        sockets: The folder of its sockets.
        disk: Bytes that all written files may have together.

    Yields:
        The arguments, without the command.
    """
    yield from ("--unshare-all", "--unshare-user", "--uid", str(STUDENT), "--gid", str(STUDENT))
    yield from ("--die-with-parent", "--new-session", "--cap-drop", "ALL")
    yield from ("--hostname", "sandbox", "--clearenv")
    for step in view.steps:
        if step.kind == "bind":
            yield from ("--ro-bind", step.what, step.target)
        elif step.kind == "link":
            yield from ("--symlink", step.what, step.target)
        elif step.kind == "empty":
            yield from ("--perms", "0755", "--tmpfs", step.target)
    yield from (
        word for step in view.steps if step.kind == "empty" for word in _frozen(step.target)
    )
    yield from ("--proc", "/proc", "--perms", "0755", "--tmpfs", "/dev")
    for name in DEVICES:
        yield from ("--dev-bind", f"/dev/{name}", f"/dev/{name}")
    yield from ("--symlink", "/proc/self/fd", "/dev/fd")
    yield from ("--size", str(disk), "--perms", "0755", "--tmpfs", OWN)
    for path in (WORK, HOME, *view.writable().values()):
        yield from ("--dir", path)
    for target, path in view.writable().items():
        yield from ("--symlink", path, target)
    yield from ("--bind", sockets, _behind(view, sockets), *_frozen("/dev"), *_frozen("/"))
    yield from ("--chdir", WORK)


def _behind(view: View, path: str) -> str:
    """Say where a path lies once its writable folder is a link: bubblewrap follows none."""
    for target, own in view.writable().items():
        if path.startswith(f"{target}/"):
            return own + path[len(target) :]
    return path


def bundle() -> bytes:
    """Pack the modules of the kernel into an archive that Python can run.

    The sandbox does not show these modules, so the kernel brings its own, and forgets them.

    Returns:
        A zip archive.
    """
    import oms42

    home = Path(oms42.__file__).parent
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__main__.py", COLD)
        archive.writestr("oms42/__init__.py", "")
        archive.writestr("oms42/grading/__init__.py", "")
        archive.write(home / "grading/withheld.py", "oms42/grading/withheld.py")
        for folder in PACKAGES:
            for path in sorted((home / folder).glob("*.py")):
                archive.write(path, f"oms42/{path.relative_to(home).as_posix()}")
    return packed.getvalue()


def _frozen(target: str) -> tuple[str, str]:
    return "--remount-ro", target
