# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Finding the checkout: from anywhere inside it, and never a look-alike."""

from pathlib import Path

import pytest

from oms42.cli.errors import CommandError
from oms42.cli.project import MARKS, find_root


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make what a checkout is told by."""
    root = tmp_path / "book of ours"
    (root / "deep" / "down").mkdir(parents=True)
    for mark in MARKS:
        (root / mark).touch()
    return root


def test_is_this_repo_a_checkout() -> None:
    assert find_root(Path(__file__).parent) == Path(__file__).parents[2]


def test_is_it_found_from_its_top_and_from_deep_inside(checkout: Path) -> None:
    assert find_root(checkout) == checkout
    assert find_root(checkout / "deep" / "down") == checkout


def test_is_the_current_folder_meant_when_none_is_given(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / "deep")
    assert find_root() == checkout


def test_does_the_nearest_win(checkout: Path) -> None:
    """A checkout inside a checkout, such as a student's inside an instructor's."""
    inner = checkout / "deep"
    for mark in MARKS:
        (inner / mark).touch()
    assert find_root(inner / "down") == inner


@pytest.mark.parametrize("missing", MARKS)
def test_is_another_project_no_checkout(checkout: Path, missing: str) -> None:
    (checkout / missing).unlink()
    with pytest.raises(CommandError, match="is not inside a checkout of the book"):
        find_root(checkout / "deep")


def test_does_the_error_say_where_what_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        find_root(tmp_path)
    message = str(caught.value)
    assert message.startswith(str(tmp_path))
    assert all(mark in message for mark in MARKS)
    assert "change to the folder that you cloned" in message


def test_does_a_link_into_the_checkout_lead_there(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(checkout / "deep")
    assert find_root(tmp_path / "link") == checkout
