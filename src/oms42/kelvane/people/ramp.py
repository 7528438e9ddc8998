# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How long a new seller takes to full productivity, and what share of it a quarter holds.

In month $m$ after hiring (the first is 1) a seller works at the share

$$f(m) = \min\left(1,\; \frac{m - 1/2}{R}\right)$$

with $R$ months: the role's standard, more for a remote hire, and chance that is free of both, among
the hires since 2023 whose ramp can be seen in the tables and among the others. A seller passes 90 %
at $m = 0.9\,R + 1/2$, and a remote hire 1.6 months later than another (PT-14). The plan for quotas
knows the role's standard alone.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.calendar import QUARTERS, first_month
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import freed

STANDARD_MONTHS = {"enterprise": 8.0, "mid-market": 5.0, "public": 8.0, "kam": 6.0, "cam": 6.0}
MONTHS_SD = 0.7
# Nobody's quota is set below this share, however new.
LOWEST_SHARE = 0.25
# The share of full productivity at which a seller counts as ramped.
RAMPED = 0.9


def ramp_months(
    identity: Identity,
    kind: NDArray[np.str_],
    remote: NDArray[np.bool_],
    groups: tuple[NDArray[np.bool_], ...],
) -> NDArray[np.float64]:
    """Plant the months to full productivity.

    Args:
        identity: Which company.
        kind: Kind of seller.
        remote: Whether the seller is a hire since 2023 who works remotely only.
        groups: Groups of sellers within each of which the effect is to hold exactly.

    Returns:
        Months $R$ by seller.

    Example:
        >>> remote = np.arange(40) % 3 == 0
        >>> months = ramp_months(Identity(), np.full(40, "kam"), remote, (remote | True,))
        >>> round(0.9 * float(months[remote].mean() - months[~remote].mean()), 6)
        1.6
    """
    extra = PeopleMagnitudes.of(identity).remote_ramp / RAMPED
    chance = np.clip(bell(identity.stream("people.ramp"), (remote.size,)), -1.5, 1.5)
    for group in groups:
        flags = [remote[group], *(kind[group] == name for name in np.unique(kind[group])[1:])]
        causes = [flag.astype(np.float64) for flag in flags if 0 < flag.sum() < flag.size]
        if len(causes) + 1 < group.sum():
            chance[group] = freed(chance[group], *causes)
    return np.asarray(standard_months(kind) + extra * remote + MONTHS_SD * chance, dtype=np.float64)


def standard_months(kind: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return the months to full productivity that are standard for a kind of seller.

    Args:
        kind: Kinds of seller.

    Returns:
        Months.

    Example:
        >>> standard_months(np.array(["enterprise", "mid-market"])).tolist()
        [8.0, 5.0]
    """
    return np.array([STANDARD_MONTHS[name] for name in kind.tolist()])


def month_share(month: NDArray[np.float64], full: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of full productivity in a month after hiring.

    Args:
        month: Number of the month, 1 for the first.
        full: Months $R$ to full productivity, of a shape that goes with the months.

    Returns:
        Shares from 0 to 1.

    Example:
        >>> month_share(np.array([1.0, 3.0, 9.0]), np.array([5.0])).tolist()
        [0.1, 0.5, 1.0]
    """
    return np.asarray(np.clip((month - 0.5) / full, 0.0, 1.0), dtype=np.float64)


def quarter_share(hired: NDArray[np.datetime64], full: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of full productivity in each quarter of the tables.

    Args:
        hired: Days of hiring, one a seller.
        full: Months to full productivity, one a seller.

    Returns:
        Mean share of the quarter's three months, shape (sellers, 15).

    Example:
        >>> day = np.array(["2023-01-09"], dtype="datetime64[D]")
        >>> quarter_share(day, np.array([5.0])).round(2)[0, :3].tolist()
        [0.3, 0.87, 1.0]
    """
    start = hired.astype("datetime64[M]")
    months = first_month(np.arange(QUARTERS))[:, None] + np.arange(3)
    number = (months[None] - start[:, None, None]).astype(np.int64) + 1.0
    return np.asarray(month_share(number, full[:, None, None]).mean(axis=2), dtype=np.float64)
