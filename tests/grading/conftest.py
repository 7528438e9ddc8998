# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What all tests of grading share: the provisioner, declared as the installed package does."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ENTRY = """[jupyter_client.kernel_provisioners]
oms42-sandbox = oms42.grading.sandbox.provisioner:SandboxProvisioner
"""


@pytest.fixture(scope="session", autouse=True)
def installed() -> Iterator[Path]:
    """A folder on the PYTHONPATH of all that the tests start.

    The environment's own declaration may be of another checkout, or older than the provisioner.
    """
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    folder.chmod(0o755)
    facts = folder / "oms42_declared-0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: oms42-declared\nVersion: 0\n")
    (facts / "entry_points.txt").write_text(ENTRY)
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [before, str(folder)]))
    yield folder
    os.environ["PYTHONPATH"] = before
    shutil.rmtree(folder)
