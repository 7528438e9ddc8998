# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Places: does each path mean what the rest of the repo takes it to mean?"""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from oms42.book.places import Places

ROOT = Path(__file__).parents[2]
SOURCES = ("book", "package", "datasets", "web")
BUILT = ("output", "bundles", "runtime", "site", "modules", "pyodide", "wheels", "lab_modules")


@pytest.mark.parametrize("name", SOURCES)
def test_do_the_source_folders_exist_in_this_checkout(name: str) -> None:
    assert getattr(Places(ROOT), name).is_dir()


@pytest.mark.parametrize("name", SOURCES + BUILT)
def test_does_every_place_lie_inside_the_checkout(name: str) -> None:
    assert Path("top") in getattr(Places(Path("top")), name).parents


def test_does_git_ignore_every_place_that_is_built() -> None:
    """A built file that git does not ignore ends up in a commit one day."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]
    for name in BUILT:
        inside = getattr(Places(Path("top")), name).relative_to("top")
        parts = {inside.as_posix(), *(parent.as_posix() for parent in inside.parents)}
        assert parts & set(ignored) or "node_modules" in inside.parts, name


def test_does_jupyter_book_write_where_the_site_is_looked_for() -> None:
    """``--path-output .`` makes Jupyter Book write to ``_build/html``."""
    assert Places(Path("top")).site == Path("top/_build/html")


def test_can_a_checkout_not_be_changed_under_way() -> None:
    with pytest.raises(FrozenInstanceError):
        Places(Path("a")).root = Path("b")  # type: ignore[misc]  # the very point of the test
