# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The first stage of the company: who could buy, where, and which seats cover them."""

from oms42.kelvane.field.accounts import accounts
from oms42.kelvane.field.firms import firms
from oms42.kelvane.field.geo_cells import geo_cells
from oms42.kelvane.field.grid import grid
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.field.potential import potential
from oms42.kelvane.field.seats import seats
from oms42.kelvane.field.standing import standing
from oms42.kelvane.field.territories import territories
from oms42.kelvane.field.workload import workload
from oms42.kelvane.world import World


def field(world: World) -> World:
    """Add accounts, map cells and territories.

    Args:
        world: The world so far; only its identity is read.

    Returns:
        The world with the tables `accounts`, `geo_cells` and `territories`, and hidden `accounts`,
        `geo_cells`, `seats` and `partner_regions`.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> sorted(field(World(Identity())).tables)
        ['accounts', 'geo_cells', 'territories']
    """
    identity = world.identity
    cells, work, chairs = grid(), workload(identity), seats(identity)
    partners = partner_regions(identity)
    them = firms(identity, cells, work, potential(identity))
    stand = standing(identity, them, partners)
    table, hidden = accounts(identity, cells, work, them, stand, chairs)
    cell_table, cell_hidden = geo_cells(cells, work, them, chairs["territory_id"])
    return world.with_tables(
        accounts=table,
        geo_cells=cell_table,
        territories=territories(identity, cells, work, them, chairs),
    ).with_hidden(accounts=hidden, geo_cells=cell_hidden, seats=chairs, partner_regions=partners)
