# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Companies of which only the field is built: who could buy, where, and who covers it."""

import pytest

from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World

WHO = [Identity(), Identity(7), Identity(42, "class-b"), Identity(3, "learner-17")]


@pytest.fixture(scope="session", params=WHO, ids=str)
def any_field(request: pytest.FixtureRequest) -> World:
    """Build the field of several companies."""
    who: Identity = request.param
    return field(World(who))


@pytest.fixture(scope="session")
def published_field() -> World:
    """Build the field of the published company."""
    return field(World(Identity()))
