# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Packages of several issues: trade what matters to one for what matters to the other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only
from oms42.stats.numbers import number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

Worth = tuple[float, float]  # what an option is worth to the seller and to the buyer
MOST = 200_000


@dataclass(frozen=True)
class Packages:
    """Hold every package that a set of issues allows.

    Attributes:
        issues: Names of the issues, in order.
        options: The option of each issue in each package, one tuple a package.
        seller: Worth of each package to the seller, shape (n,).
        buyer: Worth to the buyer, shape (n,).
        frontier: Whether no other package is better for one and no worse for the other, shape (n,).
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    seller: FloatArray
    buyer: FloatArray
    frontier: NDArray[np.bool_]

    def worth(self, choice: Mapping[str, str]) -> Worth:
        """Return what a package is worth to seller and buyer.

        Args:
            choice: The option of each issue.

        Returns:
            Worth to the seller and to the buyer.

        Raises:
            ValueError: An issue is missing, or an option unknown.

        Example:
            >>> issues = {"term": {"1 y": (0, 0), "3 y": (55, -20)}}
            >>> packages(issues).worth({"term": "3 y"})
            (55.0, -20.0)
        """
        wanted = tuple(choice.get(issue, "") for issue in self.issues)
        if set(choice) != set(self.issues) or wanted not in self.options:
            raise ValueError(
                f"{dict(choice)!r} is no package; name one option of each issue: "
                f"{', '.join(self.issues)}."
            )
        row = self.options.index(wanted)
        return float(self.seller[row]), float(self.buyer[row])

    def nash(
        self, *, seller_floor: float = 0.0, buyer_floor: float = 0.0, power: float = 0.5
    ) -> dict[str, str]:
        r"""Return the package of the Nash bargain.

        $$\max\; (u_s - d_s)^{\theta} (u_b - d_b)^{1-\theta} \quad
          \text{over packages with } u_s \ge d_s,\; u_b \ge d_b$$

        Of equally good ones the one with the larger joint gain is taken.

        Args:
            seller_floor: Worth $d_s$ of no deal to the seller.
            buyer_floor: Worth $d_b$ of no deal to the buyer.
            power: Bargaining power θ of the seller, 0 to 1.

        Returns:
            The option of each issue.

        Raises:
            TypeError: A value is not a number.
            ValueError: No package is at least as good as no deal for both.

        Source:
            Nash (1950).

        Example:
            >>> issues = {"term": {"1 y": (0, 0), "3 y": (55, -20)},
            ...           "discount": {"0 %": (0, 0), "6 %": (-36, 36)}}
            >>> packages(issues).nash()
            {'term': '3 y', 'discount': '6 %'}
        """
        weight = number(power, name="power", most=1)
        gain = self.seller - number(seller_floor, name="seller_floor", least=-math.inf)
        other = self.buyer - number(buyer_floor, name="buyer_floor", least=-math.inf)
        fine = (gain >= 0) & (other >= 0)
        if not fine.any():
            raise ValueError("no package is at least as good as no deal for both; add an issue.")
        score = np.where(fine, np.abs(gain) ** weight * np.abs(other) ** (1 - weight), -1.0)
        best = np.flatnonzero(score >= score.max() - 1e-12 * max(1.0, score.max()))
        row = int(best[(self.seller + self.buyer)[best].argmax()])
        return dict(zip(self.issues, self.options[row], strict=True))


def packages(issues: Mapping[str, Mapping[str, Worth]]) -> Packages:
    r"""List every package and mark those on which both cannot improve.

    $$u_s = \sum_j u_{sj}(o_j), \qquad u_b = \sum_j u_{bj}(o_j)$$

    Worths add up over issues: an option is worth the same whatever the others are.

    Args:
        issues: For each issue its options, each with its worth to the seller and to the buyer,
            against a starting offer.

    Returns:
        All packages.

    Raises:
        TypeError: A worth is not a pair of numbers.
        ValueError: There is no issue, an issue has no option, or there are more than 200,000
            packages.

    Source:
        raiffa1982.

    Example:
        >>> made = packages({"price": {"list": (0, 0), "-5 %": (-30, 30)}, "term": {"1 y": (0, 0)}})
        >>> made.seller, made.frontier
        (array([  0., -30.]), array([ True,  True]))
    """
    if not issues or not all(issues.values()):
        raise ValueError("issues must name at least one issue, each with at least one option.")
    count = int(np.prod([float(len(options)) for options in issues.values()]))
    if count > MOST:
        raise ValueError(f"the issues allow {count:,} packages; at most {MOST:,} are listed.")
    worths = {
        issue: {option: _pair(pair, f"{issue}, {option}") for option, pair in options.items()}
        for issue, options in issues.items()
    }
    chosen = tuple(product(*worths.values()))
    grids = np.array(
        [
            [
                sum(worths[issue][option][side] for issue, option in zip(worths, row, strict=True))
                for row in chosen
            ]
            for side in (0, 1)
        ],
        dtype=float,
    )
    return Packages(
        tuple(worths), chosen, read_only(grids[0]), read_only(grids[1]), _frontier(*grids)
    )


def _pair(given: Worth, name: str) -> Worth:
    """Return an option's worth to both, checked."""
    try:
        seller, buyer = given
    except (TypeError, ValueError):
        raise TypeError(
            f"{name} is {given!r}; an option has two numbers: its worth to seller and buyer."
        ) from None
    return (
        number(seller, name=f"{name}: seller", least=-math.inf),
        number(buyer, name=f"{name}: buyer", least=-math.inf),
    )


def _frontier(seller: FloatArray, buyer: FloatArray) -> NDArray[np.bool_]:
    """Mark what no other package dominates: walk down from the seller's best."""
    order = np.lexsort((-buyer, -seller))
    on = np.zeros(seller.size, dtype=bool)
    best = -np.inf
    last = (np.nan, np.nan)
    for row in order.tolist():
        here = (seller[row], buyer[row])
        if here[1] > best or here == last:
            on[row], best, last = True, here[1], here
    return on
