# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the stage add its tables and leave the others alone?"""

import numpy as np

from oms42.kelvane.selling.stage import selling
from oms42.kelvane.world import World


def test_are_the_three_tables_added_and_nothing_else_changed(world: World) -> None:
    mine = {"leads", "calls_sample", "enablement_rct"}
    before = World(
        world.identity, {name: t for name, t in world.tables.items() if name not in mine}
    )
    after = selling(before)
    assert set(after.tables) - set(before.tables) == mine
    assert all(after.tables[name] is before.tables[name] for name in before.tables)


def test_does_a_variant_differ_in_every_table(world: World, variant_world: World) -> None:
    for name in ("leads", "calls_sample", "enablement_rct"):
        one, other = world.tables[name], variant_world.tables[name]
        assert any(not np.array_equal(one[column], other[column]) for column in one), name
