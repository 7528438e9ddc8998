# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The wheel: does it hold what an install needs and no more, and does it work alone?"""

import os
import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from oms42 import __version__

ROOT = Path(__file__).parents[1]
ALONE = """
import sys
import oms42.datasets, oms42.forecasting
from oms42.datasets import columns

table = columns("bookings_monthly")
heavy = [name for name in ("pandas", "scipy", "ipywidgets", "altair") if name in sys.modules]
print(oms42.__file__)
print(len(table["month"]), heavy)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what is installed: no network, no environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """List the wheel's files."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    """Read the wheel's metadata."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_is_it_one_wheel_for_every_machine(wheel: Path) -> None:
    assert wheel.name == f"oms42-{__version__}-py3-none-any.whl"


@pytest.mark.parametrize(
    "name",
    [
        "oms42/py.typed",
        "oms42/datasets/data/datapackage.json",
        "oms42/charts/compiled/forecast_lab.vg.json",
        "oms42/forecasting/__init__.py",
        "oms42/book/pagekernel/kernel.py",
        "oms42/grading/sandbox/kernels/oms42-graded/kernel.json",
    ],
)
def test_does_it_hold_what_an_install_needs(names: list[str], name: str) -> None:
    assert name in names


def test_does_it_hold_every_table_byte_for_byte(wheel: Path) -> None:
    """A table that is added to datasets/ must be added to the wheel as well."""
    tables = [file for file in (ROOT / "datasets").iterdir() if file.suffix not in {".md", ""}]
    real = sorted((ROOT / "datasets" / "real").iterdir())
    assert len(real) == 11, "a description, 4 packed tables with their shapes, 5 series"
    assert len(tables) >= 38, "a description; 7 small tables, 14 packed and as parquet, 2 as arrays"
    with zipfile.ZipFile(wheel) as archive:
        for table in tables:
            assert archive.read(f"oms42/datasets/data/{table.name}") == table.read_bytes()
        for one in real:
            assert archive.read(f"oms42/datasets/data/real/{one.name}") == one.read_bytes()


def test_does_it_hold_every_module_of_the_package(names: list[str]) -> None:
    sources = {
        f"oms42/{file.relative_to(ROOT / 'src/oms42').as_posix()}"
        for file in (ROOT / "src" / "oms42").rglob("*.py")
    }
    assert sources == {name for name in names if name.endswith(".py")}


def test_does_it_hold_the_chart_module_for_jupyterlab_once_that_is_built(names: list[str]) -> None:
    built = (ROOT / "src" / "oms42" / "widgets" / "static" / "chart.js").is_file()
    if not built:
        pytest.fail("no bundle in src/oms42/widgets/static: call `make build` first")
    assert "oms42/widgets/static/chart.js" in names


def test_are_the_licenses_of_what_the_chart_module_bundles_with_it(wheel: Path) -> None:
    """Vega, D3 and the others ask that their notice goes where their code goes."""
    with zipfile.ZipFile(wheel) as archive:
        said = archive.read("oms42/widgets/static/LICENSE.txt").decode()
    for package in ("vega-scenegraph", "d3-scale", "internmap"):
        assert f"\n{package} " in said
    assert "Redistribution and use in source and binary forms" in said
    assert "pyodide" not in said, "what it does not carry it need not name"


def test_does_it_hold_no_test_no_exercise_and_no_cache(names: list[str]) -> None:
    """Exercise sources hold solutions and hidden tests."""
    barred = (
        "tests/",
        "source/",
        "__pycache__",
        ".ipynb",
        ".mypy_cache",
        "rubric",
        "defects.md",
        "book/index",
    )
    assert [name for name in names if any(word in name for word in barred)] == []
    tops = {name.split("/")[0] for name in names}
    assert tops == {"oms42", f"oms42-{__version__}.dist-info"}


def test_are_the_licenses_with_it(names: list[str]) -> None:
    held = {name.rpartition("/")[2] for name in names if "licenses/" in name}
    assert held == {"MIT.txt", "CC-BY-4.0.txt", "ISC.txt", "LicenseRef-Public-Domain.txt"}


def test_does_it_name_the_licenses_of_tables_and_shapes_too(metadata: Message) -> None:
    kinds = ["MIT", "CC-BY-4.0", "ISC", "LicenseRef-Public-Domain"]
    assert metadata["License-Expression"] == " AND ".join(kinds)


def test_is_numpy_all_that_it_needs(metadata: Message) -> None:
    needs = metadata.get_all("Requires-Dist") or []
    assert [need for need in needs if "extra ==" not in need] == ["numpy>=2.0"]


def test_are_the_extras_those_that_the_readme_names(metadata: Message) -> None:
    assert set(metadata.get_all("Provides-Extra") or []) == {
        "data",
        "real",
        "book",
        "grade",
        "cluster",
        "test",
        "peers",
    }


def test_does_it_name_the_oldest_python_that_ci_runs(metadata: Message) -> None:
    assert metadata["Requires-Python"] == ">=3.11"


def test_does_the_wheel_declare_command_and_plugin(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = f"oms42-{__version__}.dist-info/entry_points.txt"
        said = archive.read(name).decode()
    assert "oms42 = oms42.cli.main:main" in said
    assert "[myst_nb.mime_renderers]" in said


def test_does_it_work_alone_and_load_numpy_alone(wheel: Path, tmp_path: Path) -> None:
    """Installed into an empty folder and used from another; the checkout is not in the way."""
    target = tmp_path / "installed"
    words = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    subprocess.run([sys.executable, *words, str(wheel)], env=quiet, check=True)
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        env={**os.environ, "PYTHONPATH": str(target)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(target / "oms42" / "__init__.py"), "720 []"]
