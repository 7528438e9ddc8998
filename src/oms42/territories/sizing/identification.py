# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the data do not say: parameters of a response function that they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.sizing.kinds import FORMS, decoded
from oms42.territories.sizing.search import Data, Found, limits

if TYPE_CHECKING:
    from oms42.territories.sizing.intervals import Interval

FACTOR = 4.0  # limits of a positive parameter within this factor of the estimate
ELASTICITY = 0.5  # limits of an elasticity within this distance
NEAR = 1e-6  # of the search's limit


def judged(
    data: Data, found: Found, interval: Interval
) -> tuple[tuple[bool, ...], tuple[str, ...]]:
    """Say which parameters the data pin down, and in words what they leave open.

    Args:
        data: The points.
        found: The best curve.
        interval: Its uncertainty.

    Returns:
        One flag a parameter, a known one counting as pinned down; and the notes.
    """
    form = FORMS[data.kind]
    straight = fits_as_well(data, found, interval.level)
    flags = [
        not found.free[place] or (not straight and _pinned(data, found, interval, place))
        for place in range(len(form.names))
    ]
    if straight:
        line = "A power function" if data.logs else "A straight line"
        open_ones = [name for name, good in zip(form.names, flags, strict=True) if not good]
        notes = [
            f"{line} fits these points as well, so they show no bend: {', '.join(open_ones)} "
            f"{'is' if len(open_ones) == 1 else 'are'} not identified, whatever the limits say; "
            "observe more and different efforts."
        ]
    else:
        bad = [place for place, good in enumerate(flags) if not good]
        notes = [_told(form.names[place], interval, place) for place in bad]
    return tuple(flags), (*notes, *_warnings(data, found))


def fits_as_well(data: Data, found: Found, level: float) -> bool:
    r"""Say whether a straight line explains the points as well as the curve.

    $$F = \frac{(R_{\text{line}} - R_{\text{curve}}) / (k - 2)}{R_{\text{curve}} / (n - k)}$$

    A curve of k parameters can follow the noise of a few points closely and look certain; it counts
    only if it beats the line at the level of the limits. Logarithms are compared with a line
    through the logarithms.

    Args:
        data: The points.
        found: The best curve.
        level: Level of the test.

    Returns:
        Whether the line is not rejected; False for the power function and for curves of two free
        parameters, which have nothing more than a line.
    """
    from scipy.stats import f

    n, k = data.x.size, int(found.free.sum())
    if data.kind == "power" or k <= 2 or n <= k:
        return False
    used = data.x > 0 if data.logs else np.ones(n, dtype=bool)
    x, y = data.x[used], data.y[used]
    if data.logs:
        x, y = np.log(x), np.log(y)
    design = np.column_stack([np.ones(x.size), x])
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    line, curve = float(left @ left), float((found.residuals[used] ** 2).sum())
    least = 1e-20 * float(y @ y)  # residuals of rounding alone
    if line <= least:
        return True
    ratio = (line - curve) / (k - 2) / (max(curve, least) / (n - k))
    return ratio < float(f.ppf(level, k - 2, n - k))


def _pinned(data: Data, found: Found, interval: Interval, place: int) -> bool:
    """Say whether the limits of one parameter are close enough, and the search found an end."""
    low, high = float(interval.lower[place]), float(interval.upper[place])
    if not np.isfinite([low, high]).all():
        return False
    bounds = limits(data)
    value = float(found.phi[place])
    floor = data.kind != "power" and FORMS[data.kind].names[place] == "b"
    if min(abs(value - float(bounds[1][place])), np.inf if floor else 1.0) < NEAR:
        return False
    middle = float(decoded(data.kind, found.phi)[place])
    if FORMS[data.kind].positive[place]:
        return low > middle / FACTOR and high < middle * FACTOR
    if data.kind == "power":
        return max(high - middle, middle - low) < ELASTICITY
    return max(high - middle, middle - low) < float(np.ptp(data.y))


def _told(name: str, interval: Interval, place: int) -> str:
    low, high = float(interval.lower[place]), float(interval.upper[place])
    if not np.isfinite([low, high]).all():
        return (
            f"{name} is not identified: many values fit these points equally well; fix it with "
            f"fixed={{'{name}': ...}}, or observe more and different efforts."
        )
    return (
        f"{name} is not identified: its {interval.level:.0%} limits are {low:.3g} and {high:.3g}; "
        f"fix it with fixed={{'{name}': ...}}, or observe more and different efforts."
    )


def _warnings(data: Data, found: Found) -> list[str]:
    """Say what a user of the curve should know beyond single parameters."""
    theta = dict(zip(FORMS[data.kind].names, decoded(data.kind, found.phi), strict=True))
    most = float(data.x.max())
    notes = []
    if data.kind == "power" and theta["b"] >= 1:
        notes.append(
            f"b is {theta['b']:.3g}: these points show no diminishing returns, so marginal "
            "allocation would put everything in one place."
        )
    if data.kind == "adbudg" and theta["h"] > most:
        notes.append(
            f"half of the rise lies at an effort of {theta['h']:.3g}, beyond the largest one "
            f"observed ({most:.3g}): the ceiling is an extrapolation."
        )
    if data.kind == "modified_exponential" and theta["c"] * most < 1:
        notes.append(
            f"the largest effort observed ({most:.3g}) closes less than two thirds of the gap to "
            "the ceiling: the ceiling is an extrapolation."
        )
    return notes
