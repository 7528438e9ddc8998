# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Run a cell behind one kind of walls and print, as JSON, what ended its kernel."""

import asyncio
import json
import sys
import tempfile
import time

from jupyter_client.manager import AsyncKernelManager
from traitlets.config import Config

from oms42.grading.config import configure
from oms42.grading.sandbox.isolation import close_all


async def main() -> None:
    """Read the kind and the cell from the command line."""
    config = Config()
    configure(config)
    config.OmsSandbox.isolation = sys.argv[1]
    config.OmsSandbox.preload = []
    manager = AsyncKernelManager(kernel_name="oms42-graded", config=config)
    with tempfile.TemporaryDirectory() as folder:
        await manager.start_kernel(cwd=folder)
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(60)
        client.execute(sys.argv[2])
        end = time.monotonic() + 60
        while await manager.is_alive() and time.monotonic() < end:
            await asyncio.sleep(0.05)
        said = manager.provisioner.ended
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
    close_all()
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    asyncio.run(main())
