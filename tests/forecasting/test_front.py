# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The room's front: every name there, and none of its files loaded before it is asked for."""

import ast
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
