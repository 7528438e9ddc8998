# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The packages that the extracts are read from, as they are installed here."""

import pytest

from oms42.cli.project import find_root
from oms42.cli.real.installed import Installed


@pytest.fixture(scope="session")
def installed() -> Installed:
    """Give the installed packages."""
    return Installed(find_root() / "web" / "node_modules")
