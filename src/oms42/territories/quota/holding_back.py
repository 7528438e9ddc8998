# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How a seller who looks a year ahead answers the ratchet: some stop just past the quota."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, read_only
from oms42.territories.amounts import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

BAND = (1.00, 1.04)  # where who holds back stops: past the quota, by part of a deal


@dataclass(frozen=True)
class HeldBack:
    """Hold what sellers closed and what they kept for later.

    Attributes:
        attainment: Attainment, shape as given.
        held: Whether business was held back, same shape.
        kept: Attainment held back, same shape.
    """

    attainment: FloatArray
    held: NDArray[np.bool_]
    kept: FloatArray


def least_worth(ratchet: float, *, discount: float = 0.8) -> float:
    r"""Return how much of a deal's worth must survive a year for holding it back to pay.

    Closed now, a deal above quota pays 1 and raises next year's quota by λ. Held back, it pays κ
    next year and spares that rise, with δ the weight of next year's money:

    $$\delta\,(\kappa + \lambda) > 1 \quad\Longleftrightarrow\quad \kappa > \frac1\delta - \lambda$$

    The seller looks one year ahead; what the deal does to the quota after that is left out.

    Args:
        ratchet: Share λ of an overage that goes into the next quota, 0 to 1.
        discount: Weight δ of next year's money, above 0, at most 1.

    Returns:
        The least κ; above 1 if no deal is worth holding back.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Weitzman (1980), The "ratchet principle" and performance incentives, on the price λδ of a
        unit sold today.

    Example:
        >>> round(least_worth(0.6), 2), least_worth(0.0)
        (0.65, 1.25)
    """
    lam = number(ratchet, name="ratchet", least=0, most=1)
    return 1 / number(discount, name="discount", above=0, most=1) - lam


def hold_back(
    closable: ArrayLike,
    *,
    ratchet: float,
    worth: ArrayLike,
    place: ArrayLike,
    discount: float = 0.8,
    band: tuple[float, float] = BAND,
) -> HeldBack:
    r"""Let sellers stop just past their quota where closing more would cost them.

    A seller who could close more than the band above quota stops inside it if the deals keep more
    than `least_worth`, and closes all otherwise. If κ is spread evenly from 0 to 1, the share that
    stops is $1 - (1/\delta - \lambda)$ of them: 35 percent for λ = 0.6 and δ = 0.8, nobody up to
    λ = 0.25.

    Args:
        closable: Attainment that each seller could close, 0 or more, any shape.
        ratchet: Share λ of an overage that goes into the next quota, 0 to 1.
        worth: Share κ of the worth of each seller's deals that survives a year, 0 to 1, same shape.
        place: Where in the band each would stop, 0 to 1, same shape.
        discount: Weight δ of next year's money, above 0, at most 1.
        band: Attainments at which the band begins and ends.

    Returns:
        Attainment, and what was held back.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the shapes differ.

    Example:
        >>> made = hold_back([0.9, 1.2, 1.2], ratchet=0.6, worth=[0.8, 0.8, 0.5], place=[0.5] * 3)
        >>> made.attainment.round(2).tolist(), made.kept.round(2).tolist()
        ([0.9, 1.02, 1.2], [0.0, 0.18, 0.0])
    """
    could, kappa, at = (
        floats(one, name=name)
        for one, name in ((closable, "closable"), (worth, "worth"), (place, "place"))
    )
    if not could.shape == kappa.shape == at.shape:
        raise ValueError(
            f"closable has shape {could.shape}, worth {kappa.shape} and place {at.shape}; they "
            "need the same one."
        )
    if not (np.isfinite(could) & (could >= 0)).all():
        raise ValueError("closable must be 0 or more; a value is not, or is NaN.")
    for values, name in ((kappa, "worth"), (at, "place")):
        if not ((values >= 0) & (values <= 1)).all():
            raise ValueError(f"{name} must lie between 0 and 1; a value does not, or is NaN.")
    start, end = band
    held = (could > end) & (kappa > least_worth(ratchet, discount=discount))
    closed = np.where(held, start + (end - start) * at, could)
    return HeldBack(read_only(closed), held, read_only(could - closed))
