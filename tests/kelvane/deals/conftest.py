# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The company as far as the deals need it, built once a session."""

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base, every_deal, lay_base
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.stage import deals
from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.stage import roster
from oms42.kelvane.world import World


@pytest.fixture(scope="session")
def manned() -> World:
    """Build field and roster of the published company."""
    return roster(field(World(Identity())))


@pytest.fixture(scope="session")
def base(manned: World) -> Base:
    """Work out closed deals and subscriptions."""
    return lay_base(manned)


@pytest.fixture(scope="session")
def every(base: Base) -> Deals:
    """List all opportunities."""
    return every_deal(base)


@pytest.fixture(scope="session")
def dealt_world(manned: World) -> World:
    """Build the published company up to its deals, before anybody changes them."""
    return deals(manned)


@pytest.fixture
def small() -> Desks:
    """Man three desks in North America in each of the fifteen quarters."""
    n, one = 45, np.ones(45)
    text = np.full(n, "NA")
    return Desks(
        rep=np.tile(["R001", "R002", "R003"], 15),
        quarter=np.repeat(np.arange(15), 3),
        role=np.full(n, "ae"),
        region=text,
        segment=np.tile(["enterprise", "mid-market", "public"], 15),
        territory=np.tile(["T001", "T002", "T003"], 15),
        target=1e7 * one,
        skill=np.tile([-1.0, 0.0, 1.0], 15),
        lift=0.0 * one,
    )
