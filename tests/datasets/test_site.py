# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A file at the moment of use: is it written where the loaders look, and a failure said?

The site's part is a function here; tests/site has a real page fetch a real table.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from oms42.datasets.errors import DataError
from oms42.datasets.site import SITE, fetched


def test_is_there_nothing_to_fetch_from_outside_a_page(tmp_path: Path) -> None:
    assert SITE not in sys.modules
    assert fetched("leads.npz", tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_is_what_the_site_gives_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, SITE, SimpleNamespace(fetch=str.encode))
    assert fetched("leads.npz", tmp_path) == tmp_path / "leads.npz"
    assert (tmp_path / "leads.npz").read_bytes() == b"leads.npz"


def test_does_a_failure_say_what_to_do_and_leave_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(name: str) -> bytes:
        raise OSError("the site answers 404")

    monkeypatch.setitem(sys.modules, SITE, SimpleNamespace(fetch=fetch))
    said = r"leads\.npz could not be fetched .* \(the site answers 404\); look at the connection"
    with pytest.raises(DataError, match=said):
        fetched("leads.npz", tmp_path)
    assert list(tmp_path.iterdir()) == []
