# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rep bias: who calls too high, who too low, and how far so few quarters should be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import read_only, same_length, vector
from oms42.stats.shrinkage import shrink

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

Form = Literal["ratio", "difference"]
TINY = 1e-12  # of the forecasts' scale: below, reps make no error of their own


@dataclass(frozen=True, eq=False)
class RepBias:
    r"""What each rep's calls have come to, shrunk toward all reps.

    Attributes:
        rep: The reps' names, in order of the alphabet, shape (k,).
        n: The number of calls of each, shape (k,).
        raw: Realization of each rep alone, shape (k,): $\sum y / \sum f$ in the ratio form, the
            mean of y − f in the difference form.
        shrunk: The same, pulled toward ``mu``, shape (k,).
        weight: How far each rep's own record is believed, from 0 to 1, shape (k,).
        sd: Standard deviation of each rep's true value, given the record, shape (k,).
        mu: The mean of the reps' true values; a rep without a record gets it.
        tau2: The variance of the reps' true values.
        form: ``"ratio"`` or ``"difference"``.
    """

    rep: NDArray[np.str_]
    n: NDArray[np.int64]
    raw: FloatArray
    shrunk: FloatArray
    weight: FloatArray
    sd: FloatArray
    mu: float
    tau2: float
    form: str

    def correct(self, forecast: ArrayLike, rep: ArrayLike) -> FloatArray:
        r"""Correct new calls for what the record says.

        $$f_i\,\hat\theta_{r(i)} \;\text{(ratio)} \qquad\text{or}\qquad
        f_i + \hat\theta_{r(i)} \;\text{(difference)}$$

        Args:
            forecast: The reps' calls, shape (m,).
            rep: Who made each, shape (m,). A rep without a record gets ``mu``.

        Returns:
            The corrected calls, shape (m,).

        Raises:
            TypeError: A call is not a number.
            ValueError: Lengths differ or a call is missing.

        Example:
            >>> bias = rep_bias([100, 100, 100, 100], [70, 74, 118, 122], ["A", "A", "B", "B"])
            >>> bias.correct([200, 200], ["A", "new"]).round(1)
            array([144.2, 192. ])
        """
        calls, names = _calls(forecast, rep, name="forecast")
        known = dict(zip(self.rep.tolist(), self.shrunk.tolist(), strict=True))
        theta = np.array([known.get(name, self.mu) for name in names.tolist()])
        return np.asarray(calls * theta if self.form == "ratio" else calls + theta)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per rep.

        Returns:
            A frame with the index ``rep`` and the columns ``n``, ``raw``, ``shrunk``, ``weight``
            and ``sd``.
        """
        import pandas as pd

        columns = {name: getattr(self, name) for name in ("n", "raw", "shrunk", "weight", "sd")}
        return pd.DataFrame(columns, index=pd.Index(self.rep, name="rep"))


def rep_bias(
    forecast: ArrayLike, actual: ArrayLike, rep: ArrayLike, *, form: Form = "ratio"
) -> RepBias:
    r"""Learn each rep's bias from past calls, and shrink it by how little is known.

    $$\hat\theta_r = \mu + B_r (\bar\theta_r - \mu), \qquad
    B_r = \frac{\tau^2}{\tau^2 + \sigma_r^2}$$

    In the ratio form $\bar\theta_r = \sum y / \sum f$, the share of the calls that came true, and
    the variance of an outcome grows with its call: $\sigma_r^2 = \hat\sigma^2 / \sum f$ with
    $\hat\sigma^2 = \sum (y - \bar\theta_r f)^2 / f \,/\, (N - k)$ from all k reps. In the
    difference form $\bar\theta_r$ is the mean of y − f and $\sigma_r^2 = \hat\sigma^2 / n_r$. Use
    the ratio where big calls miss by more, the difference where calls can be 0. A rep with two
    quarters is pulled far toward all reps, one with twenty hardly.

    Take only calls whose outcome was known on the day of the correction, and the calls as they
    stood when they were made.

    Args:
        forecast: Past calls, shape (N,); above 0 in the ratio form.
        actual: What came of each, shape (N,).
        rep: Who made each, shape (N,).
        form: ``"ratio"`` or ``"difference"``.

    Returns:
        The reps' biases; ``correct`` applies them to new calls.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, values are missing, a call is not above 0 in the ratio form, or
            there are fewer than two reps or no rep with two calls.

    Source:
        Efron and Morris (1975) for the shrinkage; see ``oms42.stats.shrink``.

    Example:
        >>> bias = rep_bias([100, 100, 100, 100], [70, 74, 118, 122], ["A", "A", "B", "B"])
        >>> bias.raw, bias.shrunk.round(3)
        (array([0.72, 1.2 ]), array([0.721, 1.199]))
    """
    if form not in ("ratio", "difference"):
        raise ValueError(f"form is {form!r}; it must be ratio or difference.")
    calls, names = _calls(forecast, rep, name="forecast")
    came = vector(actual, name="actual")
    same_length(forecast=calls, actual=came)
    if form == "ratio" and calls.min() <= 0:
        raise ValueError(
            f"forecast holds {calls.min():g}; a share of a call exists only above 0: leave such "
            "calls out or use form='difference'."
        )
    reps, code = np.unique(names, return_inverse=True)
    n = np.bincount(code)
    if reps.size < 2 or n.max() < 2:
        raise ValueError(
            f"{reps.size} reps with at most {n.max()} calls each; shrinkage compares reps, and "
            "needs two or more, one of them with two calls."
        )
    size = calls if form == "ratio" else np.ones_like(calls)
    target = came / calls if form == "ratio" else came - calls
    total = np.bincount(code, size)
    raw = np.bincount(code, size * target) / total
    noise = float((size * (target - raw[code]) ** 2).sum()) / (calls.size - reps.size)
    least = TINY * float((size * target**2).mean()) or TINY
    made = shrink(raw, max(noise, least) / total)
    return RepBias(
        rep=reps,
        n=n,
        raw=read_only(raw),
        shrunk=made.estimate,
        weight=made.weight,
        sd=made.sd,
        mu=made.mu,
        tau2=made.tau2,
        form=form,
    )


def _calls(
    forecast: ArrayLike, rep: ArrayLike, *, name: str
) -> tuple[FloatArray, NDArray[np.str_]]:
    """Check calls and who made them."""
    calls = vector(forecast, name=name)
    names = np.array([str(one) for one in np.asarray(rep).ravel()], dtype=np.str_)
    if names.size != calls.size:
        raise ValueError(
            f"rep names {names.size} and {name} has {calls.size} calls; each call needs its rep."
        )
    return calls, names
