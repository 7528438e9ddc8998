# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The room's front: every name there, and none of its files loaded before it is asked for.

A page has neither the source nor a second Python, so this holds in CPython alone.
"""

import ast
import subprocess
import sys
from pathlib import Path

import oms42.forecasting as room

FRONT = ast.parse(Path(room.__file__).read_text("utf-8"))


def imported() -> dict[str, str]:
    """Return the file of each name, as the type checker sees it."""
    branch = next(node for node in FRONT.body if isinstance(node, ast.If))
    return {
        alias.name: node.module.rsplit(".", 1)[1] for node in branch.body for alias in node.names
    }


def lazily() -> dict[str, str]:
    """Return the file of each name, as Python finds it."""
    branch = next(node for node in FRONT.body if isinstance(node, ast.If))
    homes = ast.literal_eval(branch.orelse[0].value.args[1])
    return {name: file for file, names in homes.items() for name in names}


def test_do_the_type_checker_and_python_find_each_name_in_the_same_file() -> None:
    assert imported() == lazily()
    assert sorted(imported()) == sorted(room.__all__)


def test_is_every_name_there_when_it_is_asked_for() -> None:
    for name in room.__all__:
        found = getattr(room, name)
        assert callable(found), name
        assert found.__module__ == f"oms42.forecasting.{lazily()[name]}"
    assert set(room.__all__) <= set(dir(room))


def test_are_the_names_that_the_book_and_its_readers_use_kept() -> None:
    kept = "naive seasonal_naive drift ets auto_ets theta croston combine rolling_origin accuracy"
    assert set(kept.split()) | {"conformal", "reconcile"} <= set(room.__all__)


def loaded_after(code: str) -> list[str]:
    """Name the room's files that a fresh Python holds after some code, and heavy libraries."""
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    roots = ("oms42.forecasting.", "scipy", "pandas", "numpy")
    return [name for name in done.stdout.split() if name.startswith(roots)]


def test_does_importing_the_room_load_none_of_its_files() -> None:
    assert loaded_after("import oms42.forecasting") == []


def test_does_a_name_load_its_own_file_and_no_other_model() -> None:
    loaded = loaded_after("from oms42.forecasting import naive; naive([1, 2, 3]).forecast(2)")
    assert "oms42.forecasting.random_walk" in loaded
    models = {"automatic", "ets_search", "theta_method", "intermittent", "smoothing"}
    assert not {name.rsplit(".", 1)[1] for name in loaded if name.startswith("oms42")} & models
    assert not [name for name in loaded if name.startswith(("scipy", "pandas"))]
