# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The worlds that the tests look at, each built once a session."""

import pytest

from oms42.kelvane.world import World, build_world


@pytest.fixture(scope="session")
def world() -> World:
    """Build the published company."""
    return build_world()


@pytest.fixture(scope="session")
def variant_world() -> World:
    """Build one variant of the company, under the published seed."""
    return build_world(42, "class-b")
