# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.stages import stages
from oms42.kelvane.tables import contracts
from oms42.kelvane.world import World, build_world

EMPTY = World(Identity())


def test_does_adding_a_table_leave_the_old_world_as_it_was() -> None:
    more = EMPTY.with_tables(a={"x": np.arange(2)})
    assert (list(EMPTY.tables), list(more.tables)) == ([], ["a"])


def test_does_a_later_table_take_the_place_of_an_earlier_one() -> None:
    first = EMPTY.with_tables(a={"x": np.arange(2)}, b={"x": np.arange(3)})
    second = first.with_tables(a={"y": np.arange(4)})
    assert list(second.tables["a"]) == ["y"]
    assert list(second.tables["b"]) == ["x"]


def test_are_hidden_columns_kept_apart_from_tables() -> None:
    world = EMPTY.with_hidden(a={"x": np.arange(2)})
    assert (list(world.tables), list(world.hidden)) == ([], ["a"])


@pytest.mark.parametrize("add", [EMPTY.with_tables, EMPTY.with_hidden])
def test_are_columns_of_unequal_length_refused(add: object) -> None:
    assert callable(add)
    with pytest.raises(ValueError, match="columns of a differ in length"):
        add(a={"x": np.arange(2), "y": np.arange(3)})


def test_can_nobody_put_a_table_into_a_world_behind_its_back() -> None:
    with pytest.raises(TypeError):
        EMPTY.tables["a"] = {}  # type: ignore[index] # the point


def test_is_a_bad_seed_or_variant_refused_before_anything_is_built() -> None:
    told: list[str] = []
    with pytest.raises(ValueError, match="seed must be ≥ 0"):
        build_world(-1, progress=told.append)
    with pytest.raises(ValueError, match="the variant must be"):
        build_world(1, "no key", progress=told.append)
    assert told == []


def test_has_the_company_every_table_that_is_promised_and_no_other(world: World) -> None:
    assert set(world.tables) == {contract.name for contract in contracts()}


def test_is_each_stage_told_before_it_begins() -> None:
    told: list[str] = []

    def stop(name: str) -> None:
        told.append(name)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_world(progress=stop)
    assert told == [name for name, _ in stages()][:2]


def test_does_the_same_identity_give_the_same_company(world: World) -> None:
    again = build_world()
    for name, table in world.tables.items():
        for column, values in table.items():
            missing_too = values.dtype.kind in "fM"
            assert np.array_equal(values, again.tables[name][column], equal_nan=missing_too), (
                f"{name}.{column}"
            )


def test_does_a_variant_differ_from_the_base_in_every_table(
    world: World, variant_world: World
) -> None:
    """In what a student sees: some column other than a key has other values."""
    for name, table in world.tables.items():
        other = variant_world.tables[name]
        same = [
            column
            for column, values in table.items()
            if values.shape == other[column].shape
            and np.array_equal(values, other[column], equal_nan=values.dtype.kind in "fM")
        ]
        assert len(same) < len(table), name
