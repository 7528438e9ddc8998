# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The grader's end of the student's kernel: put a question, wait for the answer, no longer."""

import time
from queue import Empty
from typing import Any

from jupyter_core.utils import ensure_async, run_sync

from oms42.grading.split.agent import REPLY, REQUEST
from oms42.grading.split.limits import Limits

_LOOK = 1.0  # seconds between two looks at whether the kernel is alive
_ENDED = "the student's kernel ended while the test was calling it"
_LATE = "the student's code did not return in time"


class KernelGoneError(RuntimeError):
    """The student's kernel has ended, or takes no more orders.

    Example:
        >>> raise KernelGoneError("the kernel has ended")
        Traceback (most recent call last):
        ...
        oms42.grading.split.student.KernelGoneError: the kernel has ended
    """


async def _ask(client: Any, question: bytes, seconds: float) -> bytes:
    """Put a question to the agent in a kernel.

    Args:
        client: An asynchronous kernel client.
        question: The bytes to pass on.
        seconds: How long to wait.

    Returns:
        The bytes that came back; empty if the answer is of another form.

    Raises:
        TimeoutError: If there was no answer in time.
        KernelGoneError: If the kernel has ended.
    """
    message = client.session.msg(REQUEST, {})
    message["buffers"] = [question]
    client.shell_channel.send(message)
    deadline = time.monotonic() + seconds
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(_LATE)
        try:
            reply = await client.shell_channel.get_msg(timeout=min(left, _LOOK))
        except Empty:
            if not await ensure_async(client.is_alive()):
                raise KernelGoneError(_ENDED) from None
            continue
        except (ValueError, TypeError, KeyError, RecursionError):
            continue  # a forged message that is none
        if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            return _raw(reply)


def _raw(reply: dict[str, Any]) -> bytes:
    """Return the bytes of an answer, if that is what it is."""
    parts = reply.get("buffers") or []
    if reply["header"].get("msg_type") != REPLY or sum(map(len, parts)) > 2 * Limits().size:
        return b""
    return b"".join(bytes(part) for part in parts)


async def _interrupt(manager: Any) -> None:
    """Interrupt a kernel."""
    await ensure_async(manager.interrupt_kernel())


def ask(client: Any, question: bytes, seconds: float) -> bytes:
    """Put a question to the agent in a kernel; see `_ask`."""
    return (
        _ask_line(client, question, seconds)
        if hasattr(client, "line")
        else _asked(client, question, seconds)
    )


def _ask_line(client: Any, question: bytes, seconds: float) -> bytes:
    """Do the same on the one socket of a `PipedClient`; what is shown meanwhile is nobody's."""
    message = {**client.session.msg(REQUEST, {}), "buffers": [question]}
    client.line.send(message)
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        reply = client.line.wait("shell", min(left, _LOOK))
        if reply is None and not _lives(client):
            raise KernelGoneError(_ENDED)
        if reply and reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            return _raw(reply)
    raise TimeoutError(_LATE)


async def _is_alive(client: Any) -> bool:
    """Tell whether a kernel runs."""
    return bool(await ensure_async(client.is_alive()))


_asked = run_sync(_ask)
_lives = run_sync(_is_alive)
interrupt = run_sync(_interrupt)
