# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The company as it is built: tables that readers see, and what only the generator knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from oms42.kelvane.identity import Identity

# One table: arrays of equal length by column name. Dates are datetime64[D], months datetime64[M],
# texts str, truth values bool; missing is the empty text, nan or NaT.
Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class World:
    """Hold one company as far as it is built.

    Attributes:
        identity: Which company.
        tables: Tables that readers see, by name.
        hidden: Counterfactuals and true parameters, by name; never written to disk.

    Example:
        >>> import numpy as np
        >>> world = World(Identity()).with_tables(demo={"x": np.array([1, 2])})
        >>> world.tables["demo"]["x"].tolist(), list(world.hidden)
        ([1, 2], [])
    """

    identity: Identity
    tables: Mapping[str, Columns] = field(default_factory=lambda: MappingProxyType({}))
    hidden: Mapping[str, Columns] = field(default_factory=lambda: MappingProxyType({}))

    def with_tables(self, **tables: Columns) -> "World":
        """Return the world with tables added, or replaced where the name is taken.

        Args:
            **tables: Columns of equal length, by table name.

        Returns:
            A new world; this one stays as it is.

        Raises:
            ValueError: If the columns of a table differ in length.

        Example:
            >>> import numpy as np
            >>> list(World(Identity()).with_tables(a={"x": np.arange(3)}).tables)
            ['a']
        """
        return replace(self, tables=_joined(self.tables, tables))

    def with_hidden(self, **hidden: Columns) -> "World":
        """Return the world with hidden columns added, or replaced where the name is taken.

        Args:
            **hidden: Columns of equal length, by name.

        Returns:
            A new world; this one stays as it is.

        Raises:
            ValueError: If the columns of one name differ in length.

        Example:
            >>> import numpy as np
            >>> list(World(Identity()).with_hidden(a={"true_rate": np.arange(3)}).hidden)
            ['a']
        """
        return replace(self, hidden=_joined(self.hidden, hidden))


# A stage reads the world so far and returns it with its own tables added.
Stage = Callable[[World], World]


def build_world(
    seed: int = 42, variant: str = "", progress: Callable[[str], None] | None = None
) -> World:
    """Build one company, every table of it.

    Args:
        seed: Seed of chance, an integer ≥ 0.
        variant: Key of the magnitudes; empty for the published ones.
        progress: Called with the name of each stage before it begins.

    Returns:
        The whole world.

    Raises:
        TypeError: If the seed is not an integer or the variant not a text.
        ValueError: If the seed is negative or the variant is not a key.

    Example:
        >>> build_world(seed=-1)
        Traceback (most recent call last):
        ValueError: the seed must be ≥ 0, got -1; use a whole number such as 42
    """
    from oms42.kelvane.stages import stages  # the stages know the world, so it asks them here

    world = World(Identity(seed, variant))
    for name, stage in stages():
        if progress is not None:
            progress(name)
        world = stage(world)
    return world


def _joined(old: Mapping[str, Columns], new: Mapping[str, Columns]) -> Mapping[str, Columns]:
    """Join two sets of tables after a look at their lengths."""
    for name, columns in new.items():
        lengths = {column: values.shape for column, values in columns.items()}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"the columns of {name} differ in length: {lengths}")
    return MappingProxyType({**old, **new})
