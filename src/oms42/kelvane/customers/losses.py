# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which accounts lose money, and what serving each account costs.

Exactly 190 accounts lose money in fiscal year 2025 (PT-17), among them exactly 17 % of the
cross-buyers (PT-19: accounts whose second product came in 2024 or 2025, with an earlier year on
record). Large accounts are more likely to be among them. With gross profit $G_i$ an account that
earns money costs $\kappa_i G_i$ to serve, $\kappa$ from 0.36 to 0.88; one that loses money costs
$G_i + L_i$. The losses have one common scale, solved for, so that the peak of the whale curve is
1.4 times total profit:

$$\frac{\sum_{\pi_i > 0} \pi_i}{\sum_i \pi_i} = 1.4
\quad\Longleftrightarrow\quad \sum L_i = \Bigl(1 - \frac{1}{1.4}\Bigr) \sum_{\pi_i > 0} \pi_i$$

Losses last: in 2024 three quarters of these accounts, and in 2023 six tenths, lose at 0.7 to 1.1 of
the later rate already; the others earn money until then.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.base import YEARS, Base
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

# A loss is at least this share of gross profit before the common scale.
LEAST_LOSS = 0.08
# Share of the accounts that lose in 2025 that already lose in 2023 and in 2024.
ALREADY = (0.60, 0.75)


@dataclass(frozen=True)
class Serving:
    """Hold what serving costs, in US dollars.

    Attributes:
        cost: Cost to serve by account and fiscal year, shape (n, 3).
        usual: The part of it that the account would cost if it came to lose no money in fiscal
            year 2025, shape (n, 3).
        loses: Whether it loses money in fiscal year 2025, shape (n,).
        crossed: Whether it is one of the cross-buyers, shape (n,).
    """

    cost: NDArray[np.float64]
    usual: NDArray[np.float64]
    loses: NDArray[np.bool_]
    crossed: NDArray[np.bool_]


def serving(base: Base, gross: NDArray[np.float64], identity: Identity) -> Serving:
    """Work out what serving each account costs.

    Args:
        base: The customers.
        gross: Gross profit in US dollars by account and fiscal year, shape (n, 3); 0 where there
            is no row.
        identity: Which company.

    Returns:
        Costs, and who loses money.

    Example:
        >>> n = 1200
        >>> month, none = np.full(n, "2022-03", "datetime64[M]"), np.full(n, "NaT", "datetime64[M]")
        >>> base = Base(np.arange(n).astype(str), np.full(n, "NA"), np.zeros(n, bool), np.zeros(n),
        ...             np.ones(n), month, none, none)
        >>> gross = np.full((n, 3), 5e4)
        >>> profit = gross[:, 2] - serving(base, gross, Identity()).cost[:, 2]
        >>> int((profit < 0).sum()), round(float(profit[profit > 0].sum() / profit.sum()), 6)
        (190, 1.4)
    """
    sizes, rng = Magnitudes.of(identity), identity.stream("account_pnl serving")
    n = gross.shape[0]
    race, loss, earlier = rng.random(n), rng.random(n), rng.random((n, 2))
    ratio = np.clip(0.62 + 0.11 * bell(rng, (n, 3)), 0.36, 0.88)
    crossed = cross_buyers(base)
    loses = _losers(crossed, gross[:, -1], np.asarray(race), sizes)
    usual = ratio * gross
    cost = usual.copy()
    raw = np.where(loses, LEAST_LOSS - 0.5 * np.log1p(-0.95 * loss), 0.0)
    gain = float((gross - usual)[~loses, -1].sum())
    total_loss = gain * (1.0 - 1.0 / sizes.whale_peak)
    rate = raw * total_loss / float((raw * gross[:, -1]).sum())
    cost[loses, -1] = ((1.0 + rate) * gross[:, -1])[loses]
    already = loses[:, None] & (earlier < np.array(ALREADY))
    before = 1.0 + rate[:, None] * (0.7 + 0.4 * earlier / np.array(ALREADY))
    cost[:, :-1] = np.where(already, before * gross[:, :-1], cost[:, :-1])
    return Serving(cost, usual, loses, crossed)


def cross_buyers(base: Base) -> NDArray[np.bool_]:
    """Mark accounts whose second product came in 2024 or 2025, with a year on record before.

    Args:
        base: The customers.

    Returns:
        Shape (n,); only accounts with revenue in 2025.

    Example:
        >>> month, none = np.full(2, "2022-03", "datetime64[M]"), np.full(2, "NaT", "datetime64[M]")
        >>> second = np.array(["2024-07", "NaT"], dtype="datetime64[M]")
        >>> base = Base(np.array(["A", "B"]), np.array(["NA", "NA"]), np.zeros(2, bool),
        ...             np.zeros(2), np.ones(2), month, none, second)
        >>> cross_buyers(base).tolist()
        [True, False]
    """
    year = base.second.astype("datetime64[Y]")
    later = (year >= np.datetime64(str(YEARS[1]), "Y")) & (
        year <= np.datetime64(str(YEARS[-1]), "Y")
    )
    stays = base.months_in(YEARS[-1]) > 0
    return np.asarray(later & stays & (base.bought.astype("datetime64[Y]") < year))


def _losers(
    crossed: NDArray[np.bool_],
    gross: NDArray[np.float64],
    race: NDArray[np.float64],
    sizes: Magnitudes,
) -> NDArray[np.bool_]:
    """Choose the accounts that lose money: exact counts, large accounts more likely."""
    key = np.full(gross.size, np.inf)
    there = gross > 0
    key[there] = -np.log1p(-race[there]) / gross[there] ** 0.4
    n_crossed = round(sizes.cross_loss * int(crossed.sum()))
    loses = np.zeros(gross.size, dtype=bool)
    for group, count in ((crossed, n_crossed), (~crossed, sizes.unprofitable - n_crossed)):
        row = np.flatnonzero(group & there)
        loses[row[np.argsort(key[row], kind="stable")[:count]]] = True
    return loses
