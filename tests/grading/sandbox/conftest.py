# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tests of the sandbox share: notebooks run behind real walls, as root or as nobody."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets.config import Config

from oms42.grading.config import KERNELS
from oms42.grading.sandbox.isolation import close_all

HERE = Path(__file__).parent
NAME, GROUP = "oms42-sandbox", "jupyter_client.kernel_provisioners"
PLACE = "oms42.grading.sandbox.provisioner:SandboxProvisioner"
Run = Callable[..., list[str]]


@pytest.fixture(scope="session")
def installed() -> Iterator[Path]:
    """A folder for PYTHONPATH that declares the provisioner as the installed package does."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    folder.chmod(0o755)
    facts = folder / "oms42_declared-0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: oms42-declared\nVersion: 0\n")
    (facts / "entry_points.txt").write_text(f"[{GROUP}]\n{NAME} = {PLACE}\n")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare provisioner and kernelspec to this process."""
    monkeypatch.setenv("JUPYTER_PATH", str(KERNELS))
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setitem(factory.provisioners, NAME, EntryPoint(NAME, PLACE, GROUP))


@pytest.fixture(scope="session", autouse=True)
def closed() -> Iterator[None]:
    """Let go of every fork server at the end."""
    yield
    close_all()


@pytest.fixture
def run(declared: None, tmp_path: Path) -> Run:
    """Run cells in one graded kernel; what each printed, or the name of its error and its words."""

    def run_cells(*cells: str, folder: Path = tmp_path, **settings: Any) -> list[str]:
        from nbgrader.preprocessors import Execute

        config = Config()
        config.Execute.kernel_name = "oms42-graded"
        config.Execute.iopub_timeout = 60
        config.Execute.timeout = settings.pop("timeout", 60)
        config.OmsSandbox.preload = settings.pop("preload", [])
        config.OmsSandbox.update(settings)
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
        done, _ = Execute(config=config).preprocess(book, {"metadata": {"path": str(folder)}})
        return ["".join(map(words, cell.outputs)) for cell in done.cells]

    return run_cells


def words(output: Any) -> str:
    """Give an output's text."""
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return str(output.get("text") or output.get("data", {}).get("text/plain", ""))


@pytest.fixture
def as_nobody(installed: Path) -> Callable[..., Any]:
    """Run a script of this folder as an ordinary user; what it printed, as JSON.

    The tests may run as root. The interpreter may lie in root's home, so it is shown there in a
    mount namespace before the rights are given up.
    """

    def run_script(name: str, *arguments: str) -> Any:
        source = os.pathsep.join([str(HERE.parents[2] / "src"), str(installed)])
        with tempfile.TemporaryDirectory() as home:
            Path(home).chmod(0o777)
            done = subprocess.run(
                [sys.executable, str(HERE / "nobody.py"), str(HERE / name), *arguments],
                env={"PATH": os.defpath + ":/usr/bin", "HOME": home, "PYTHONPATH": source},
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return run_script
