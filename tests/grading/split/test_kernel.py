# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the plain kernel answer the tests, and run cells as any other?"""

import os
import sys

import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

COMMAND = [sys.executable, "-m", "oms42.grading.split.kernel", "-f", "{connection_file}"]


def manager(**settings):
    """A manager of the plain kernel."""
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")
    made = AsyncKernelManager(**settings)
    made._kernel_spec = KernelSpec(argv=COMMAND, display_name="plain", language="python")
    return made


@pytest.fixture
def started():
    """Start a kernel; end it afterwards."""
    import asyncio

    runner = asyncio.Runner()
    kernel = manager()
    client = runner.run(_start(kernel))
    yield kernel, client, runner
    runner.run(_stop(kernel, client))
    runner.close()


async def _start(kernel):
    await kernel.start_kernel()
    client = kernel.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    return client


async def _stop(kernel, client):
    client.stop_channels()
    await kernel.shutdown_kernel(now=True)
    kernel.context.destroy(linger=0)


def test_does_the_kernel_run_a_cell_and_answer_about_it(started):
    from oms42.grading.split.codec import dumps, loads
    from oms42.grading.split.student import _ask

    _, client, runner = started

    async def both():
        reply = await client.execute_interactive("rows = [1, 2]", timeout=30)
        answer = await _ask(client, dumps({"op": "get", "name": "rows"}), 30)
        return reply["content"]["status"], loads(answer)

    assert runner.run(both()) == ("ok", {"value": [1, 2]})
