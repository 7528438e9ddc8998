# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World


def test_does_the_stage_read_nothing_but_the_identity(published_field: World) -> None:
    again = field(World(Identity()))
    for name, table in published_field.tables.items():
        for column, values in table.items():
            missing_too = values.dtype.kind in "fM"
            assert np.array_equal(values, again.tables[name][column], equal_nan=missing_too)


def test_do_seed_and_variant_change_every_table(published_field: World) -> None:
    for who in (Identity(1), Identity(42, "class-b")):
        other = field(World(who))
        for name, table in published_field.tables.items():
            same = [
                column
                for column, values in table.items()
                if np.array_equal(values, other.tables[name][column], equal_nan=False)
            ]
            assert len(same) < len(table), (who, name)
