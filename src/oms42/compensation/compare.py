# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Plans side by side: who gains, who loses, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.straight_pieces import paid
from oms42.stats.arrays import read_only, vector

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class PlanComparison:
    """Hold pay of the same sellers under several plans; the first is the one they have.

    Attributes:
        plans: Names of the plans, the present one first.
        sellers: Name of each seller.
        attainment: Attainment of each, shape (n,).
        pay: Pay of each seller (row) under each plan (column), shape (n, plans).
        change: Pay less pay under the first plan, shape (n, plans).
        total: Cost of each plan, shape (plans,).
        gain: Number of sellers who gain more than the tolerance, one a plan.
        lose: Number of sellers who lose more than the tolerance, one a plan.
        gained: Sum of the gains, shape (plans,).
        lost: Sum of the losses, 0 or below, shape (plans,).
    """

    plans: tuple[str, ...]
    sellers: tuple[str, ...]
    attainment: FloatArray
    pay: FloatArray
    change: FloatArray
    total: FloatArray
    gain: tuple[int, ...]
    lose: tuple[int, ...]
    gained: FloatArray
    lost: FloatArray

    def to_frame(self) -> pd.DataFrame:
        """Return one row a seller.

        Returns:
            Columns seller, attainment, pay under each plan, and the change to the first.
        """
        import pandas as pd

        table = {"seller": list(self.sellers), "attainment": self.attainment}
        table |= {f"pay_{name}": self.pay[:, i] for i, name in enumerate(self.plans)}
        table |= {f"change_{name}": self.change[:, i] for i, name in enumerate(self.plans) if i > 0}
        return pd.DataFrame(table)

    def summary(self) -> pd.DataFrame:
        """Return one row a plan.

        Returns:
            Columns plan, total, change, gain, lose, gained and lost.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "plan": list(self.plans),
                "total": self.total,
                "change": self.total - self.total[0],
                "gain": list(self.gain),
                "lose": list(self.lose),
                "gained": self.gained,
                "lost": self.lost,
            }
        )


def compare_plans(
    plans: Mapping[str, Callable[[FloatArray], ArrayLike]],
    attainment: ArrayLike,
    *,
    sellers: ArrayLike | None = None,
    scale: ArrayLike = 1.0,
    tolerance: float = 0.005,
) -> PlanComparison:
    """Pay the same sellers by several plans.

    Behaviour is held fixed: what sellers would do otherwise under a new plan is another question,
    for which see `selling_cycle` and `linear_contract`.

    Args:
        plans: Plan by name, the present one first; each takes attainments and gives money.
        attainment: Attainment of each seller, shape (n,).
        sellers: Name of each seller, shape (n,); numbered from 1 without it.
        scale: Factor on pay, one for all or one a seller (for instance own target incentive, if the
            plans pay shares of it).
        tolerance: A change up to this, either way, is neither gain nor loss.

    Returns:
        Pay, changes and counts.

    Raises:
        TypeError: A plan is not a function, or a value is not a number.
        ValueError: There are fewer than two plans, or lengths differ.

    Example:
        >>> made = compare_plans(
        ...     {"now": lambda a: 100 * a, "new": lambda a: 150 * np.maximum(a - 0.3, 0)},
        ...     [0.6, 0.9, 1.2],
        ... )
        >>> made.change[:, 1].round(6).tolist(), made.gain, made.lose
        ([-15.0, 0.0, 15.0], (0, 1), (0, 1))
    """
    if len(plans) < 2:
        raise ValueError(f"there are {len(plans)} plans; at least two are needed to compare.")
    x = vector(attainment, name="attainment")
    names = (
        [str(i + 1) for i in range(x.size)] if sellers is None else [*map(str, np.asarray(sellers))]
    )
    if len(names) != x.size:
        raise ValueError(f"there are {len(names)} names for {x.size} sellers; one each is needed.")
    factor = vector(np.broadcast_to(np.asarray(scale), x.shape), name="scale")
    money = np.column_stack([paid(plan, x) * factor for plan in plans.values()])
    change = money - money[:, :1]
    least = number(tolerance, name="tolerance", least=0.0)
    up, down = change > least, change < -least
    return PlanComparison(
        plans=tuple(plans),
        sellers=tuple(names),
        attainment=x,
        pay=read_only(money),
        change=read_only(change),
        total=read_only(money.sum(axis=0)),
        gain=tuple(up.sum(axis=0).tolist()),
        lose=tuple(down.sum(axis=0).tolist()),
        gained=read_only(np.where(up, change, 0.0).sum(axis=0)),
        lost=read_only(np.where(down, change, 0.0).sum(axis=0)),
    )
