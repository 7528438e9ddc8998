# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A small book for each test."""

from pathlib import Path

import pytest

from .small_book import SmallBook


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    """Make a book in a folder of its own."""
    return SmallBook(tmp_path)
