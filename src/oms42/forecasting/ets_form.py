# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The thirty forms of exponential smoothing: error, trend and season, each by a letter."""

from __future__ import annotations

import re
from typing import NamedTuple

PATTERN = re.compile(r"([AM])(N|Ad?|Md?)([NAM])")


class EtsForm(NamedTuple):
    """One form of exponential smoothing in state space.

    Attributes:
        error: ``"A"`` if the error is added to the mean, ``"M"`` if it multiplies it.
        trend: ``"N"`` for none, ``"A"`` for a slope that is added, ``"M"`` for a growth factor.
        season: ``"N"`` for none, ``"A"`` for seasons that are added, ``"M"`` for factors.
        damped: Whether the trend fades.

    Source:
        [fpp3]

    Example:
        >>> EtsForm("M", "A", "M", damped=True).name
        'ETS(M,Ad,M)'
    """

    error: str
    trend: str
    season: str
    damped: bool = False

    @property
    def code(self) -> str:
        """Return the short form of the name, such as ``MAdM``.

        Returns:
            The letters without commas.

        Example:
            >>> EtsForm("A", "A", "N").code
            'AAN'
        """
        return f"{self.error}{self.trend}{'d' * self.damped}{self.season}"

    @property
    def name(self) -> str:
        """Return the name as the literature writes it.

        Returns:
            The letters in brackets.

        Example:
            >>> EtsForm("A", "N", "N").name
            'ETS(A,N,N)'
        """
        return f"ETS({self.error},{self.trend}{'d' * self.damped},{self.season})"

    @property
    def positive(self) -> bool:
        """Tell whether every observation must be above zero.

        Returns:
            True if any component multiplies.

        Example:
            >>> EtsForm("A", "N", "M").positive
            True
        """
        return "M" in (self.error, self.trend, self.season)

    def estimated(self, period: int) -> int:
        """Count the weights and initial states that a fit estimates.

        Args:
            period: The number m of seasons in a cycle.

        Returns:
            The count, without the variance. One season follows from the others.

        Example:
            >>> EtsForm("M", "A", "M", damped=True).estimated(12)
            17
        """
        seasons = period if self.season != "N" else 0
        return 2 + 2 * (self.trend != "N") + self.damped + seasons


def parse(model: str) -> EtsForm:
    """Read a form from its letters.

    Args:
        model: Error, trend and season, such as ``"ANN"``, ``"MAdM"`` or ``"ETS(M,Ad,M)"``.

    Returns:
        The form.

    Raises:
        TypeError: The model is not text.
        ValueError: The letters are not those of a form.

    Example:
        >>> parse("AAdN")
        EtsForm(error='A', trend='A', season='N', damped=True)
    """
    if not isinstance(model, str):
        raise TypeError(f"model is {model!r}; it must be text such as 'AAN'.")
    letters = model.removeprefix("ETS(").removesuffix(")").replace(",", "")
    match = PATTERN.fullmatch(letters)
    if not match:
        raise ValueError(
            f"model is {model!r}; it takes three letters: the error (A or M), the trend (N, A, Ad, "
            "M or Md) and the season (N, A or M), such as 'ANN', 'AAdN' or 'MAM'."
        )
    error, trend, season = match.groups()
    return EtsForm(error, trend[0], season, damped=len(trend) == 2)


def usual(*, seasonal: bool, positive: bool) -> list[EtsForm]:
    """List the forms that an automatic choice considers, as R's ``ets`` does.

    Additive errors with multiplicative seasons have no stable variance, and growth factors run
    away; both are left out.

    Args:
        seasonal: Whether forms with seasons are possible.
        positive: Whether every observation is above zero, so that components may multiply.

    Returns:
        Fifteen forms, or fewer.

    Source:
        [fpp3]

    Example:
        >>> [form.code for form in usual(seasonal=False, positive=True)]
        ['ANN', 'AAN', 'AAdN', 'MNN', 'MAN', 'MAdN']
    """
    return [
        EtsForm(error, trend[0], season, damped=len(trend) == 2)
        for season in ("NAM" if seasonal else "N")
        for error in "AM"
        for trend in ("N", "A", "Ad")
        if (error, season) != ("A", "M") and (positive or "M" not in (error, season))
    ]
