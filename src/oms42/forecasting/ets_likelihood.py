# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The likelihood of exponential smoothing as a sum of squares, for a batch of forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.state_space import Gains, Shape, State, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from oms42.forecasting.ets_form import EtsForm
    from oms42.forecasting.state_space import Run
    from oms42.stats.arrays import FloatArray

    Rows = NDArray[np.intp]

WEIGHTS = 4  # the first columns: alpha, beta / alpha, gamma / (1 - alpha), phi
LEVEL, SLOPE, SEASON = 4, 5, 6  # the columns of the states before the first observation


@dataclass(frozen=True)
class Family:
    r"""Forms whose components meet in the same way, so that one recursion serves them all.

    A point is a row of numbers: $\alpha$, $\beta/\alpha$, $\gamma/(1-\alpha)$, $\phi$, $\ell_0$,
    $b_0$ and all initial seasons but the last, which follows from their sum. In these numbers the
    usual bounds $\beta < \alpha$ and $\gamma < 1 - \alpha$ are a box.

    Attributes:
        y: The series, shape (n,).
        forms: The forms.
        shape: How their components meet.
    """

    y: FloatArray
    forms: Sequence[EtsForm]
    shape: Shape

    @property
    def columns(self) -> int:
        """Return how many numbers a point has.

        Returns:
            Six, and one less than there are seasons.

        Example:
            >>> Family(np.ones(9), [], Shape(False, True, 4)).columns
            9
        """
        return SEASON + self.shape.period - 1

    def free(self) -> NDArray[np.bool_]:
        """Tell which numbers each form estimates.

        Returns:
            True where a number is estimated, shape (forms, columns).

        Example:
            >>> from oms42.forecasting.ets_form import EtsForm
            >>> Family(np.ones(9), [EtsForm("A", "A", "N")], Shape(False, False, 1)).free()
            array([[ True,  True, False, False,  True,  True]])
        """
        free = np.zeros((len(self.forms), self.columns), dtype=bool)
        for row, form in zip(free, self.forms, strict=True):
            row[[0, LEVEL]] = True
            row[[1, SLOPE]] = form.trend != "N"
            row[2] = form.season != "N"
            row[SEASON:] = form.season != "N"
            row[3] = form.damped
        return free

    def unpack(self, points: FloatArray) -> tuple[Gains, State]:
        """Read weights and initial states off points.

        Args:
            points: The points, shape (b, columns).

        Returns:
            The weights and the states before the first observation.

        Example:
            >>> from oms42.forecasting.ets_form import EtsForm
            >>> family = Family(np.ones(9), [EtsForm("A", "N", "A")], Shape(False, False, 2))
            >>> point = np.array([[0.5, 0.0, 0.2, 1.0, 7.0, 0.0, 3.0]])
            >>> family.unpack(point)[1].season[:, 0]
            array([ 3., -3.])
        """
        alpha, m = points[:, 0], self.shape.period
        gains = Gains(alpha, alpha * points[:, 1], (1 - alpha) * points[:, 2], points[:, 3])
        season = np.zeros((m, len(points)))
        if m > 1:
            first = points[:, SEASON:].T
            total = m if self.shape.scales else 0
            season[:-1], season[-1] = first, total - first.sum(axis=0)
        return gains, State(points[:, LEVEL], points[:, SLOPE], season)

    def errors(self, points: FloatArray, rows: Rows) -> FloatArray:
        r"""Return errors whose sum of squares is the likelihood.

        For additive errors these are the errors themselves. For multiplicative ones,

        $$u_t = \frac{y_t - \mu_t}{\mu_t} \exp\Big(\tfrac 1n \sum_s \log \mu_s\Big), \qquad
        -2 \log L = n \log \sum_t u_t^2$$

        but for a constant, so that least squares maximizes the likelihood in both cases.

        Args:
            points: The points, shape (b, columns).
            rows: The form of each point, shape (b,).

        Returns:
            The errors, shape (b, n); infinite where a component that multiplies is not above zero.

        Source:
            [ord1997]

        Example:
            >>> from oms42.forecasting.ets_form import EtsForm
            >>> forms = [EtsForm("A", "N", "N"), EtsForm("M", "N", "N")]
            >>> family = Family(np.array([10.0, 14.0]), forms, Shape(False, False, 1))
            >>> points = np.array([[0.5, 0.0, 0.0, 1.0, 8.0, 0.0]] * 2)
            >>> family.errors(points, np.array([0, 1])).round(3)
            array([[2.   , 5.   ],
                   [2.121, 4.714]])
        """
        relative = np.array([form.error == "M" for form in self.forms])[rows]
        with np.errstate(all="ignore"):  # a point far off may overflow; it is refused below
            path = run(self.y, self.shape, *self.unpack(points))
            error = self.y[:, None] - path.mean
            mean = path.mean[:, relative]
            error[:, relative] *= np.exp(np.log(mean).mean(axis=0)) / mean
        bad = self._impossible(path)
        bad[relative] |= (mean <= 0).any(axis=0)
        error[:, bad] = np.inf
        return error.T

    def _impossible(self, path: Run) -> NDArray[np.bool_]:
        """Tell where a component that multiplies is not above zero."""
        bad = np.zeros(path.level.shape[1], dtype=bool)
        if self.shape.scales:
            bad |= (path.season <= 0).any(axis=0)
        if self.shape.grows:
            bad |= (path.slope <= 0).any(axis=0)
        if self.shape.scales or self.shape.grows:
            bad |= (path.level <= 0).any(axis=0)
        return bad


def families(y: FloatArray, forms: Sequence[EtsForm], period: int) -> list[Family]:
    """Sort forms by how their components meet.

    Args:
        y: The series, shape (n,).
        forms: The forms.
        period: The number m of seasons in a cycle.

    Returns:
        Up to four families.

    Example:
        >>> from oms42.forecasting.ets_form import parse
        >>> [len(one.forms) for one in families(np.ones(9), list(map(parse, ("ANN", "MAM"))), 4)]
        [1, 1]
    """
    sorted_forms: dict[tuple[bool, bool], list[EtsForm]] = {}
    for form in forms:
        sorted_forms.setdefault((form.trend == "M", form.season == "M"), []).append(form)
    return [
        Family(y, kin, Shape(*key, period if any(form.season != "N" for form in kin) else 1))
        for key, kin in sorted_forms.items()
    ]
