# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A kernel's client that knows when the kernel is ready, and does not wait to be on the safe side.

Jupyter's own client waits until the kernel has said nothing for a fifth of a second, so that no
output of the first cell is lost. Here the end of the kernel's answer to the first question, on the
very channel on which outputs come, shows that the channel is open and empty.
"""

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async

_REPLY = 1.0  # seconds for the kernel to answer, before it is asked again
_HEARD = 0.2  # seconds for the end of the answer to come on the other channel


class PromptClient(AsyncKernelClient):
    """A client that begins as soon as the kernel is heard."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and its outputs arrive.

        Args:
            timeout: Seconds after which to give up; for ever when left out.

        Raises:
            RuntimeError: If the kernel has died, or does not answer in time.
        """
        end = time.monotonic() + (timeout or float("inf"))
        while not await self._is_heard(self.kernel_info()):
            alive: Any = self.is_alive()
            if not await ensure_async(alive):
                raise RuntimeError("the kernel died before it was ready")
            if time.monotonic() > end:
                raise RuntimeError(f"the kernel was not ready within {timeout} s")

    async def _is_heard(self, number: str) -> bool:
        """Follow one question on both channels."""
        try:
            reply = await _next(self.shell_channel, number, _REPLY)
            status: Any = {}
            while status.get("execution_state") != "idle":
                status = (await _next(self.iopub_channel, number, _HEARD))["content"]
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


async def _next(channel: Any, number: str, seconds: float) -> dict[str, Any]:
    """Return the next message that belongs to a question."""
    while True:
        message: dict[str, Any] = await channel.get_msg(timeout=seconds)
        if message["parent_header"].get("msg_id") == number:
            return message
