# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A small company that the loaders find in place of the published one."""

from pathlib import Path

import pytest

from .sample import write


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the loaders look into a folder of two small tables."""
    monkeypatch.setenv("OMS42_DATA", str(write(tmp_path)))
    return tmp_path
