# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tests of the sandbox share: notebooks run behind real walls, as root or as nobody."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, BinaryIO

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets.config import Config

from oms42.grading.config import KERNELS
from oms42.grading.sandbox.handin import pack
from oms42.grading.sandbox.isolation import Isolation, choose, close_all
from oms42.grading.sandbox.settings import OmsSandbox
from oms42.grading.split.piped import PipedManager

HERE = Path(__file__).parent
NAME, GROUP = "oms42-sandbox", "jupyter_client.kernel_provisioners"
PLACE = "oms42.grading.sandbox.provisioner:SandboxProvisioner"
Run = Callable[..., list[str]]


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

    def run_cells(
        *cells: str, folder: Path = tmp_path, manager: Any = PipedManager, **settings: Any
    ) -> list[str]:
        from nbgrader.preprocessors import Execute

        config = Config()
        config.Execute.kernel_name = "oms42-graded"
        config.Execute.iopub_timeout = 60
        config.Execute.timeout = settings.pop("timeout", 60)
        config.OmsSandbox.preload = settings.pop("preload", [])
        config.OmsSandbox.update(settings)
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
        step = Execute(config=config, kernel_manager_class=manager)
        done, _ = step.preprocess(book, {"metadata": {"path": str(folder)}})
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


@pytest.fixture(scope="session")
def kind() -> str:
    """The isolation of whoever runs the tests."""
    return "root" if os.geteuid() == 0 else "user"


@pytest.fixture(scope="session")
def sandbox() -> Isolation:
    """An isolation that is open."""
    return choose(OmsSandbox(preload=[]))


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[], BinaryIO]:
    """Make the archive of a submission without files."""

    def make() -> BinaryIO:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - its user closes it
        pack(tmp_path / "nothing", file, 1)
        return file

    return make


@pytest.fixture
def files(archive: Callable[[], BinaryIO]) -> Iterator[BinaryIO]:
    """One such archive."""
    with archive() as file:
        yield file
