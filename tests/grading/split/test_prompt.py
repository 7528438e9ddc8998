# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a client that does not wait hear all that the first cell says?"""

import sys

import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync

from oms42.grading.split.prompt import PromptClient


async def _first_words(command: list[str]) -> str:
    """Start a kernel, run a cell at once, and collect what it prints."""
    manager = AsyncKernelManager()
    manager.client_class = f"{PromptClient.__module__}.{PromptClient.__name__}"
    assert manager.kernel_spec is not None
    manager.kernel_spec.argv = command
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        number, said = client.execute("print('first')"), ""
        while True:
            message = await client.get_iopub_msg(timeout=20)
            if message["parent_header"].get("msg_id") != number:
                continue
            said += message["content"].get("text", "")
            if message["content"].get("execution_state") == "idle":
                return said
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


first_words = run_sync(_first_words)


def test_is_nothing_of_the_first_cell_lost():
    words = [sys.executable, "-m", "oms42.grading.split.kernel", "-f", "{connection_file}"]
    assert first_words(words) == "first\n"


def test_is_a_kernel_that_dies_at_once_reported():
    with pytest.raises(RuntimeError, match="died before it was ready"):
        first_words([sys.executable, "-c", "pass"])
