# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the model rooms hold inside the browser's Python as they do here?"""

import subprocess
import sysconfig
from pathlib import Path

import pytest

from oms42.book.node import ensure_node
from oms42.book.places import Places

ROOT = Path(__file__).parents[2]
PLACES = Places(ROOT)
# of the other rooms the examples: their tests hold them to libraries that a page does not have
DATA = tuple(f"tests/datasets/test_{name}.py" for name in ("arrays", "asof", "coded", "text"))
EXAMPLES = (
    "stats",
    "pipeline",
    "planning",
    "territories",
    "compensation",
    "accounts",
    "performance",
    "leads",
    "people",
    "negotiation",
)
ROOMS = ("tests/forecasting", *DATA, *(f"src/oms42/{room}" for room in EXAMPLES))
LEFT_OUT = (
    # starts a second Python, which a page does not have; it holds in CPython
    "--deselect=tests/datasets/test_arrays.py::test_does_reading_need_neither_pandas_nor_scipy",
    # oracles are libraries, programs and pages that a page's Python does not have
    "--ignore-glob=*_oracle.py",
    # plan files are YAML, which a page does not read
    "--ignore=src/oms42/compensation/plan_file.py",
)


@pytest.mark.pyodide
def test_the_rooms_own_tests_pass_inside_pyodide() -> None:
    """Does every test of the model rooms pass in Pyodide 0.27.7, with the wheels of the site?"""
    assert (PLACES.runtime / "pyodide.mjs").is_file(), "nothing built: call `make build` first"
    words = [ensure_node().node, "pytest.mjs", str(PLACES.runtime), str(ROOT)]
    words += [sysconfig.get_paths()["purelib"], *ROOMS, *LEFT_OUT]
    done = subprocess.run(words, cwd=PLACES.web, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
    assert " skipped" not in done.stdout
