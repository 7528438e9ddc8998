# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The one-page report of an alignment: balance, travel, compactness, what is moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import finite, floats
from oms42.territories.amounts import amounts
from oms42.territories.measures.disruption import Moved, moved
from oms42.territories.measures.evenness import Balance, balance, deviations
from oms42.territories.measures.geometry import Geometry, geometry
from oms42.territories.measures.labels import labels, numbered, present, summed
from oms42.territories.measures.page import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class AlignmentReport:
    """Hold what a manager asks of an alignment; ``str()`` writes it as a page.

    Attributes:
        territories: Names of the territories, m of them.
        accounts: Number of accounts of each, shape (m,).
        workload: Workload of each, shape (m,).
        workload_balance: Mean, maximum deviation, Gini and CV of the workload.
        potential: Potential of each, shape (m,), or None if none was given.
        potential_balance: The same figures of the potential, or None.
        travel: Cost of each, the sum over its accounts, shape (m,), or None.
        geometry: Moment of inertia, hull area and Reock of each, or None.
        moved: Accounts and workload that change their territory, or None.
    """

    territories: tuple[Any, ...]
    accounts: NDArray[np.intp]
    workload: FloatArray
    workload_balance: Balance
    potential: FloatArray | None = None
    potential_balance: Balance | None = None
    travel: FloatArray | None = None
    geometry: Geometry | None = None
    moved: Moved | None = None

    @property
    def workload_deviation(self) -> FloatArray:
        """Relative deviation of each territory's workload from the mean, shape (m,)."""
        return deviations(self.workload)

    @property
    def potential_deviation(self) -> FloatArray | None:
        """Relative deviation of each territory's potential from the mean, or None."""
        return None if self.potential is None else deviations(self.potential)

    def columns(self) -> dict[str, Any]:
        """Return the table of territories as columns, with no pandas.

        Returns:
            One array a column, shape (m,): the columns of :meth:`to_frame`.

        Example:
            >>> list(alignment_report(["A", "B"], [1, 2]).columns())
            ['territory', 'accounts', 'workload', 'workload_deviation']
        """
        made: dict[str, Any] = {"territory": np.array(self.territories), "accounts": self.accounts}
        made |= {"workload": self.workload, "workload_deviation": self.workload_deviation}
        more: dict[str, Any] = {
            "potential": self.potential,
            "potential_deviation": self.potential_deviation,
            "travel": self.travel,
        }
        if self.geometry is not None:
            more |= {
                "inertia": self.geometry.inertia,
                "hull_area": self.geometry.hull_area,
                "reock": self.geometry.reock,
            }
        return made | {name: column for name, column in more.items() if column is not None}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a territory.

        Returns:
            Columns territory, accounts, workload, workload_deviation and, where they are known,
            potential, potential_deviation, travel, inertia, hull_area and reock.
        """
        import pandas as pd

        return pd.DataFrame(self.columns())

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows of the chart ``alignment_balance``.

        Returns:
            One dictionary a territory and measure: territory, measure and deviation.

        Example:
            >>> alignment_report(["A", "B"], [1, 3]).rows()[0]
            {'territory': 'A', 'measure': 'Workload', 'deviation': -0.5}
        """
        pairs = (("Workload", self.workload_deviation), ("Potential", self.potential_deviation))
        return [
            {"territory": str(name), "measure": measure, "deviation": round(float(value), 4)}
            for measure, column in pairs
            if column is not None
            for name, value in zip(self.territories, column, strict=True)
        ]

    def __str__(self) -> str:
        return page(self)


def alignment_report(
    assignment: ArrayLike,
    workload: ArrayLike,
    cost: ArrayLike | None = None,
    homes: ArrayLike | None = None,
    current: ArrayLike | None = None,
    potential: ArrayLike | None = None,
    units: ArrayLike | None = None,
    *,
    names: Sequence[Any] | None = None,
) -> AlignmentReport:
    """Report on an alignment: balance of workload and potential, travel, shape, what is moved.

    Args:
        assignment: Territory of each account, shape (n,): a label, or with ``cost`` the number of
            a column.
        workload: Workload of each account, 0 or more, shape (n,).
        cost: Cost of giving account i to territory j, shape (n, m), such as workload times
            distance; the report adds it up as travel. A table of m ≠ n columns, or one with
            ``homes``, also lists the territories without an account.
        homes: The account at which each territory's home lies, by its row number, shape (m,). With
            ``units``, moments of inertia are then about the home, not the center of gravity.
        current: Present territory of each account, shape (n,); None, NaN, an empty text or −1 if
            it has none.
        potential: Potential of each account, such as revenue that could be won, 0 or more,
            shape (n,).
        units: Where each account lies, shape (n, 2), in a plane such as kilometers east and north.
        names: The territories' names in order; labels are then names or their positions.

    Returns:
        The report; ``str()`` writes it, ``to_frame()`` gives one row a territory.

    Raises:
        TypeError: A value or a label is of the wrong type.
        ValueError: Lengths differ, an amount is negative, or a label is unknown.

    Example:
        >>> report = alignment_report(["N", "N", "S", "S"], [30, 20, 10, 40],
        ...                           current=["N", "S", "S", "S"], potential=[6, 2, 1, 3])
        >>> report.workload_balance.max_deviation, round(report.potential_balance.gini, 3)
        (0.0, 0.167)
        >>> report.moved.accounts, report.moved.workload_share
        (1, 0.2)
    """
    names = _names(names, cost, homes, assignment)
    order, codes = numbered(assignment, names)
    n, m = codes.size, len(order)

    def added(values: ArrayLike, name: str) -> FloatArray:
        weights = amounts(values, name=name, rows=n)
        return summed(codes, weights, m)

    work = added(workload, "workload")
    value = None if potential is None else added(potential, "potential")
    counts = np.bincount(codes, minlength=m)
    counts.setflags(write=False)
    return AlignmentReport(
        tuple(order),
        counts,
        work,
        balance(work),
        value,
        None if value is None else balance(value),
        None if cost is None else _travel(cost, codes, order),
        None if units is None else geometry(codes, m, units, workload, homes),
        None
        if current is None
        else moved([order[j] for j in codes], _named(current, order), workload),
    )


def _names(
    names: Sequence[Any] | None,
    cost: ArrayLike | None,
    homes: ArrayLike | None,
    assignment: ArrayLike,
) -> Sequence[Any] | None:
    """List the territories if anything but the assignment says which there are."""
    if names is not None:
        return names
    given = labels(assignment, name="assignment")
    heads = [] if cost is None else list(getattr(cost, "columns", range(np.shape(cost)[-1])))
    if homes is None:
        named = all(isinstance(head, str) for head in heads)
        return heads if heads and (named or len(heads) != len(given)) else None
    sites = labels(np.asarray(homes), name="homes")
    if len(heads) == len(sites):
        return heads
    # the labels of a districting are the numbers of the centers
    return sites if set(given) <= set(sites) else list(range(len(sites)))


def _travel(cost: ArrayLike, codes: NDArray[np.intp], order: Sequence[Any]) -> FloatArray:
    """Add up what the accounts of each territory cost."""
    table = floats(cost, name="cost")
    n = codes.size
    if table.ndim != 2 or table.shape[0] != n:
        raise ValueError(f"cost has shape {table.shape}; it needs one row an account: ({n}, m).")
    places = list(range(len(order))) if table.shape[1] == len(order) else list(order)
    wrong = [j for j in places if not isinstance(j, int) or not 0 <= j < table.shape[1]]
    if wrong:
        raise ValueError(
            f"cost has {table.shape[1]} columns, and territory {wrong[0]!r} is the number of none; "
            "give one column a territory, in the order of names."
        )
    paid = table[np.arange(n), np.array(places)[codes]]
    finite(paid, name="cost of the assignment", mend="an account lies where it cannot be served.")
    return summed(codes, paid, len(order))


def _named(current: ArrayLike, order: Sequence[Any]) -> list[Any]:
    """Turn positions into names, where the territories have names and the labels are positions."""
    before = present(current, name="current")
    known = [label for label in before if label is not None]
    if not all(isinstance(name, str) for name in order) or any(
        isinstance(label, str) or label >= len(order) for label in known
    ):
        return before
    return [None if label is None else order[label] for label in before]
