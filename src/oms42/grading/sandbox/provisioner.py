# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How Jupyter starts a graded kernel: behind the walls, with a copy of the one submission."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

from oms42.grading.sandbox.handin import TooLargeError, named, pack
from oms42.grading.sandbox.handle import Handle, SandboxError
from oms42.grading.sandbox.isolation import Isolation, NoIsolationError, choose
from oms42.grading.sandbox.lean import TALK
from oms42.grading.sandbox.settings import OmsSandbox

LARGEST_MESSAGE = 32 << 20


class SandboxProvisioner(LocalProvisioner):
    """Starts the kernel of the kernelspec ``oms42-graded``.

    nbgrader finds it through the configuration alone: the kernelspec names this provisioner, and
    ``Execute.kernel_name`` names the kernelspec.

    Attributes:
        ended: The sentence for a kernel that passed a limit, None for any other.
    """

    process: Any  # a Handle behind walls, a Popen without
    _isolation: Isolation | None = None
    _place: str | None = None

    @property
    def ended(self) -> str | None:
        """Say which limit ended the kernel, if one did."""
        reason = getattr(self.process, "reason", None) or self._reason
        return self._settings().limits().words(reason) if reason in WORDED else None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose the isolation and give the kernel sockets that need no network.

        Raises:
            NoIsolationError: If there is none and the instructor has not said to do without.
        """
        settings = self._settings()
        try:
            self._isolation = choose(settings)
        except NoIsolationError:
            if not settings.unsafe:
                raise
            return await super().pre_launch(**kwargs)
        manager: Any = self.parent
        if self._place is None:
            self._place = tempfile.mkdtemp(prefix="k", dir=self._isolation.run)
            manager.transport = "ipc"
            manager.ip = f"{self._place}/c"
            manager.connection_file = f"{self._place}/kernel.json"
            if hasattr(manager, "listen"):  # a `PipedManager`
                manager.listen(f"{self._place}/{TALK}")
            else:
                manager.context.setsockopt(*_message_limit())
        kwargs["transport_encryption"] = "disabled"  # the sockets are files of this user's
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel.

        Raises:
            SandboxError: If it does not start, or the submission's files are too large.
        """
        if self._isolation is None or self._place is None:
            return await super().launch_kernel(cmd, **kwargs)
        limits = self._settings().limits()
        folder = Path(kwargs.get("cwd") or Path.cwd())
        with tempfile.TemporaryFile() as files:
            try:
                pack(folder, files, limits.disk)
            except TooLargeError as error:
                raise SandboxError(str(error)) from error
            wanted = named(self._settings().preload, folder)
            self.process = self._isolation.start(Path(self._place).name, limits, files, wanted)
        manager: Any = self.parent
        if hasattr(manager, "accept"):
            manager.accept()
        self.cwd = str(folder)
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Pass a signal on to the kernel."""
        if isinstance(self.process, Handle):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)

    async def wait(self) -> int | None:
        """Wait for the kernel's end."""
        held = self.process
        code: int | None = await super().wait()
        self._reason = getattr(held, "reason", None)
        return code

    async def cleanup(self, restart: bool = False) -> None:
        """Take the sockets away."""
        await super().cleanup(restart)
        if not restart and self._place is not None:
            shutil.rmtree(self._place, ignore_errors=True)
            self._place = None

    _reason: str | None = None

    def _settings(self) -> OmsSandbox:
        return OmsSandbox(config=getattr(self.parent, "config", None) or Config())


WORDED = ("memory", "cpu", "wall", "processes", "sockets", "flood")


def _message_limit() -> tuple[int, int]:
    """Name the option that refuses larger messages: a kernel must not fill the grader's memory."""
    import zmq

    return zmq.MAXMSGSIZE, LARGEST_MESSAGE
