# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Companies of which the field and the roster are built."""

import pytest

from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.stage import roster
from oms42.kelvane.world import World

WHO = [Identity(), Identity(7), Identity(42, "class-b"), Identity(3, "learner-17")]


@pytest.fixture(scope="session", params=WHO, ids=str)
def any_roster(request: pytest.FixtureRequest) -> World:
    """Build the roster of several companies."""
    who: Identity = request.param
    return roster(field(World(who)))


@pytest.fixture(scope="session")
def published_roster() -> World:
    """Build the roster of the published company."""
    return roster(field(World(Identity())))
