# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables at need: do the loaders get a file's bytes from what the worker offers?"""

import sys
from pathlib import Path

import pytest

from oms42.book.pagekernel.sitefiles import SITE, offer
from oms42.datasets import site


class Array:
    """What Pyodide makes of a JavaScript array: it is no bytes until it is asked."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def to_bytes(self) -> bytes:
        """Copy the bytes."""
        return self.content


class Worker:
    """The worker's part."""

    def data(self, name: str) -> Array:
        """Give a file's bytes."""
        return Array(name.encode())


def test_do_the_loaders_get_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, SITE, sys)  # so that what is offered goes away again
    assert site.SITE == SITE
    offer(Worker())
    file = site.fetched("leads.npz", tmp_path)
    assert file is not None
    assert file.read_bytes() == b"leads.npz"
