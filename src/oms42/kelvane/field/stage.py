# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The first stage of the company: who could buy, where, and which seats cover them."""

from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.field.seats import seats
from oms42.kelvane.world import World


def field(world: World) -> World:
    """Add accounts, map cells and territories.

    Args:
        world: The world so far; only its identity is read.

    Returns:
        The world with hidden `seats` and `partner_regions`.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> sorted(field(World(Identity())).hidden)
        ['partner_regions', 'seats']
    """
    identity = world.identity
    return world.with_hidden(seats=seats(identity), partner_regions=partner_regions(identity))
