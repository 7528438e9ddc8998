# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The last stage of the company: leads, calls and the trial of the playbook."""

from oms42.kelvane.selling.leads import leads
from oms42.kelvane.world import World


def selling(world: World) -> World:
    """Add the tables about selling.

    Args:
        world: The world so far.

    Returns:
        The world with `leads`.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> sorted(selling(World(Identity())).tables)
        ['leads']
    """
    table, hidden = leads(world.identity)
    return world.with_tables(leads=table).with_hidden(leads=hidden)
