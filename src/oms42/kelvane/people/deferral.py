# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How sellers answer the ratchet: some hold back what would take them far above their quota.

In quarter $q$ a seller could close the attainment $u_q$, stated against the quota of the quarter,
plus what was held back the quarter before. Above the band of 100 to 104 % a promised share of the
sellers (35 %, in each quarter as exactly as whole numbers allow) stop inside the band, anywhere in
it with equal probability, and carry the rest into the next quarter:

$$c_q = u_q + \frac{H_{q-1}}{Q_q}, \qquad
A_q = \begin{cases} 1 + 0.04\,v_q & \text{held back} \ c_q & \text{else} \end{cases}, \qquad
H_q = (c_q - A_q)\,Q_q$$

That is why attainment bunches there (PT-08). The quota $Q_q$ follows `quota_plan.ratcheted`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BAND = (1.00, 1.04)
# Within the year in which attainment is planted, one quarter of every two at most is held back, and
# none where there are fewer than three.
QUARTERS_A_HOLD, FEWEST_QUARTERS = 2, 3
# Nobody closes more than this multiple of a quota; what was held back beyond it is lost.
HIGHEST = 2.6


@dataclass(frozen=True)
class Behavior:
    """Hold what the sellers could close and what they closed, shape (sellers, 15) each.

    Attributes:
        attainment: Attainment; nan where the seller has no quota.
        closable: Attainment if nothing had been held back.
        held: Whether the seller held business back.
    """

    attainment: NDArray[np.float64]
    closable: NDArray[np.float64]
    held: NDArray[np.bool_]


def behave(
    latent: NDArray[np.float64],
    base: NDArray[np.float64],
    draws: NDArray[np.float64],
    deferral: float,
    ratchet: float,
    first_planted: int,
) -> Behavior:
    """Work out attainment quarter by quarter.

    Args:
        latent: Attainment $u$ that could be closed, nan where the seller has no quota.
        base: Quotas before the ratchet, same shape.
        draws: Uniform draws, shape (2, sellers, quarters): who holds back, and where in the band.
        deferral: Share of those above the band who hold back.
        ratchet: Share of an overage that is added to the next quota.
        first_planted: Number of the first quarter of the year in which attainment is planted.

    Returns:
        What was closed, what could have been, and who held back.

    Example:
        >>> latent = np.array([[1.3, 0.8], [0.9, 0.9], [1.2, 0.7]])
        >>> done = behave(latent, np.full((3, 2), 100.0), np.full((2, 3, 2), 0.5), 0.5, 0.6, 2)
        >>> done.held[:, 0].tolist(), done.attainment[:, 0].tolist()
        ([True, False, False], [1.02, 0.9, 1.2])
        >>> round(float(done.attainment[0, 1]), 4)  # 0.8 + 0.28 x 100 / (100 x (1 + 0.6 x 0.02))
        1.0767
    """
    present = ~np.isnan(latent)
    attainment, closable = np.full(latent.shape, np.nan), np.full(latent.shape, np.nan)
    held = np.zeros(latent.shape, dtype=bool)
    carried, last = np.zeros(latent.shape[0]), np.zeros(latent.shape[0])
    planted = present[:, first_planted:].sum(axis=1)
    room = np.where(planted < FEWEST_QUARTERS, 0, planted // QUARTERS_A_HOLD)
    for q in range(latent.shape[1]):
        here = present[:, q]
        quota = base[:, q] * (1.0 + ratchet * np.maximum(0.0, last - 1.0))
        could = np.where(here, np.minimum(latent[:, q] + carried / quota, HIGHEST), np.nan)
        tired = held[:, first_planted:q].sum(axis=1) >= room if q >= first_planted else ~here
        held[:, q] = _holders(could, draws[0, :, q], tired, deferral)
        inside = BAND[0] + (BAND[1] - BAND[0]) * draws[1, :, q]
        attainment[:, q] = np.where(held[:, q], inside, could)
        closable[:, q] = could
        carried = np.where(held[:, q], (could - inside) * quota, 0.0)
        last = np.where(here, attainment[:, q], 0.0)
    return Behavior(attainment, closable, held)


def _holders(
    could: NDArray[np.float64],
    draws: NDArray[np.float64],
    tired: NDArray[np.bool_],
    deferral: float,
) -> NDArray[np.bool_]:
    """Choose who holds back: the promised share of all above the band."""
    above = np.nan_to_num(could, nan=0.0) > BAND[1]
    free = np.flatnonzero(above & ~tired)
    count = round(deferral * int(above.sum()))
    held = np.zeros(could.size, dtype=bool)
    held[free[np.argsort(draws[free], kind="stable")[:count]]] = True
    return held
