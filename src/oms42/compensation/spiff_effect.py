# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The SPIFF event study: the lift, the dip after it, and what is left of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import outcomes, read_only, same_length, share, vector, whole
from oms42.stats.least_squares import Errors, LeastSquares, least_squares
from oms42.stats.student import f_tail, t_quantile

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class SpiffStudy:
    """Hold the effect of a SPIFF by period, and over the whole window.

    Effects are shares of what would have been sold (of `y` itself if ``log`` is False).

    Attributes:
        offset: Periods from the start of the SPIFF, shape (m,): 0 is its first.
        effect: Effect in each, shape (m,).
        se: Standard error of each.
        lower: Lower limit of each.
        upper: Upper limit of each.
        naive: Sum of the effects while the SPIFF ran: what its sponsor reports.
        dip: Sum of the effects after it, below 0 if sales were pulled forward.
        net: Sum of both: what the SPIFF brought.
        net_se: Standard error of the net effect.
        net_lower: Lower limit of the net effect.
        net_upper: Upper limit of the net effect.
        pull_forward: Share of the lift that the dip takes back: −dip ÷ naive.
        pre_p: P-value of the joint test that nothing moved in the periods before (small: the
            groups did not move alike, and the study is in doubt); NaN if there is none.
        level: Coverage of the limits.
    """

    offset: FloatArray
    effect: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray
    naive: float
    dip: float
    net: float
    net_se: float
    net_lower: float
    net_upper: float
    pull_forward: float
    pre_p: float
    level: float

    def to_frame(self) -> pd.DataFrame:
        """Return one row a period of the window.

        Returns:
            Columns offset, effect, se, lower and upper.
        """
        import pandas as pd

        names = ("offset", "effect", "se", "lower", "upper")
        return pd.DataFrame({name: getattr(self, name) for name in names})


def spiff_study(
    y: ArrayLike,
    treated: ArrayLike | None,
    period: ArrayLike,
    start: Any,
    *,
    length: int = 1,
    before: int = 2,
    after: int = 2,
    unit: ArrayLike | None = None,
    pair: ArrayLike | None = None,
    season: int | None = None,
    trend: bool = False,
    log: bool = True,
    errors: Errors = "HC1",
    level: float = 0.95,
) -> SpiffStudy:
    r"""Estimate what a SPIFF did, against a product that had none.

    $$\ln y_{it} = \alpha_i + \tau_t + \sum_{j=-b}^{L-1+a} \theta_j\,T_i\,[t = s + j]
      + \varepsilon_{it}$$

    with effects of unit and period: a difference-in-differences by period. Periods outside the
    window are what the treated product is normally ahead or behind. The lift of a period is
    $e^{\theta_j} - 1$; the net effect is their sum over the SPIFF and the periods after it, since
    what was pulled forward is missing later.

    Args:
        y: Units sold (or bookings), above 0 if ``log``, shape (n,).
        treated: 1 for the product with the SPIFF, 0 for the control, shape (n,). None if there is
            no control: what moved the market then counts as the SPIFF's doing.
        period: Period of each row, shape (n,): whatever sorts in time and is regular, such as
            2025Q3, a date, or a number. Several rows a period are welcome.
        start: First period of the SPIFF, one of the values of period.
        length: Periods that it ran.
        before: Periods before it that are tested for a difference already there.
        after: Periods after it in which the dip is looked for.
        unit: Unit of each row (region × product), shape (n,); treated or not without it.
        pair: Label of what a treated row and its control share (region × month), shape (n,): the
            log ratio (or difference) of the two is then studied, so that whatever moves both of
            them cancels. Each label needs one treated and one control row.
        season: Periods in a year, to give the treated product seasons of its own; none without it.
        trend: Whether the treated product has a linear trend of its own.
        log: Whether effects are shares (log) or amounts.
        errors: HC0 to HC3 or classical; ``cluster`` groups by unit.
        level: Coverage of the limits.

    Returns:
        Effects by period and their sum.

    Raises:
        TypeError: A value is not a number.
        ValueError: The window leaves the table, y is not above 0, or there are too few periods
            outside the window.

    Example:
        >>> control = [100, 104, 98, 102, 101, 99, 103, 100]
        >>> spiffed = [200, 207, 197, 203, 254, 159, 205, 201]
        >>> made = spiff_study(
        ...     control + spiffed, [0] * 8 + [1] * 8, [*range(8)] * 2, start=4, before=1, after=1
        ... )
        >>> round(made.naive, 2), round(made.dip, 2)
        (0.26, -0.2)
    """
    sold = vector(y, name="y", least=6)
    done = np.ones(sold.size) if treated is None else outcomes(treated, name="treated", both=True)
    same_length(y=sold, treated=done)
    if log and sold.min() <= 0:
        raise ValueError(
            f"y holds {sold.min():g}; shares need y above 0: give log=False for amounts."
        )
    when, offset = _window(period, start, sold.size, length, before, after)
    target = np.log(sold) if log else sold
    who = np.asarray(done if unit is None else unit)
    if pair is not None:
        one, other = _pairs(pair, done)
        target, done, when, who = target[one] - target[other], done[one], when[one], who[one]
    design, first = _design(done, when, offset, who, season, trend)
    groups = who if errors == "cluster" else None
    fit = least_squares(design, target, intercept=False, errors=errors, groups=groups)
    return _study(fit, first, offset, whole(length, name="length"), log, level)


def _window(
    period: ArrayLike, start: Any, rows: int, length: int, before: int, after: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Number the periods from the start of the SPIFF; return them and the window's offsets."""
    labels = np.asarray(period)
    if labels.shape != (rows,):
        raise ValueError(f"period has shape {labels.shape}; one a row is needed: ({rows},).")
    names, code = np.unique(labels, return_inverse=True)
    if labels.dtype.kind == "M":
        start = np.datetime64(start).astype(labels.dtype)
    at = np.flatnonzero([one == start or str(one) == str(start) for one in names])
    if not at.size:
        raise ValueError(
            f"start is {start!r}; it must be one of the periods, {names[0]!s} to {names[-1]!s}."
        )
    first = -whole(before, name="before", least=0)
    end = whole(length, name="length") + whole(after, name="after", least=0)
    if at[0] + first < 0 or at[0] + end > names.size:
        raise ValueError(
            f"the window reaches from {first} to {end - 1} around {start!s}; the table has "
            f"{at[0]} periods before and {names.size - at[0] - 1} after it."
        )
    if names.size - (end - first) < 2:
        raise ValueError(
            f"{names.size - (end - first)} periods lie outside the window; at least two are needed "
            "to say what is normal."
        )
    return code - at[0], np.arange(first, end)


def _pairs(pair: ArrayLike, done: FloatArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows of the treated and of their controls, pair by pair."""
    labels = np.asarray(pair)
    if labels.shape != done.shape:
        raise ValueError(f"pair has shape {labels.shape}; one a row is needed: {done.shape}.")
    rows = []
    for side in (1, 0):
        mine = np.flatnonzero(done == side)
        rows.append(mine[np.argsort(labels[mine], kind="stable")])
    if rows[0].size != rows[1].size or (labels[rows[0]] != labels[rows[1]]).any():
        raise ValueError(
            "each pair needs one treated row and one control row; leave out what has no partner, "
            "or add up rows that share a label."
        )
    if np.unique(labels[rows[0]]).size < rows[0].size:
        raise ValueError("a pair occurs more than once; add up its rows first.")
    return rows[0], rows[1]


def _design(
    done: FloatArray,
    when: NDArray[np.intp],
    offset: NDArray[np.intp],
    unit: NDArray[Any],
    season: int | None,
    trend: bool,
) -> tuple[FloatArray, int]:
    """Build the columns; the effects come last."""
    if unit.shape != done.shape:
        raise ValueError(f"unit has shape {unit.shape}; one a row is needed: {done.shape}.")
    columns = [unit == one for one in np.unique(unit)]
    if not done.all():  # in pairs the control has been taken off already, or there is none
        columns += [when == one for one in np.unique(when)[1:]]
    if season is not None:
        turn = when % whole(season, name="season", least=2)
        columns += [done * (turn == one) for one in range(1, season)]
    if trend:
        columns.append(done * when / max(1, int(np.abs(when).max())))
    first = len(columns)
    columns += [done * (when == one) for one in offset]
    return np.column_stack(columns).astype(np.float64), first


def _study(
    fit: LeastSquares,
    first: int,
    offset: NDArray[np.intp],
    length: int,
    log: bool,
    level: float,
) -> SpiffStudy:
    """Turn coefficients into effects, and add them up."""
    theta, spread = fit.coef[first:], fit.covariance[first:, first:]
    reach = t_quantile((1 + share(level, name="level")) / 2, fit.degrees)
    effect = np.expm1(theta) if log else theta
    slope = np.exp(theta) if log else np.ones(theta.size)
    error = np.sqrt(np.diag(spread))
    low, high = theta - reach * error, theta + reach * error
    during, later = (offset >= 0) & (offset < length), offset >= length
    sums = slope * (during | later)
    net = float(effect[during | later].sum())
    net_se = float(np.sqrt(sums @ spread @ sums))
    early = offset < 0
    tested = int(early.sum())
    pre = float("nan")
    if tested:
        wald = theta[early] @ np.linalg.pinv(spread[np.ix_(early, early)]) @ theta[early]
        pre = f_tail(float(wald) / tested, tested, fit.degrees)
    naive, dip = float(effect[during].sum()), float(effect[later].sum())
    return SpiffStudy(
        offset=read_only(offset.astype(np.float64)),
        effect=read_only(effect),
        se=read_only(slope * error),
        lower=read_only(np.expm1(low) if log else low),
        upper=read_only(np.expm1(high) if log else high),
        naive=naive,
        dip=dip,
        net=net,
        net_se=net_se,
        net_lower=net - reach * net_se,
        net_upper=net + reach * net_se,
        pull_forward=-dip / naive if naive else float("nan"),
        pre_p=pre,
        level=float(level),
    )
