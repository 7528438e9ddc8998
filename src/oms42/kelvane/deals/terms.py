# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Term, discount and list price: what crediting total contract value did to them (PT-09).

From January 2025 on, sellers are credited with total contract value. The share of three-year terms
rises from 22 % to 47 % and their mean discount from 11 % to 19 %; shorter terms stay at 9 %. The
share is the same among won and lost deals and among deals pulled in and not. The discount of deal
$i$ is

$$d_i = \bar d_{g} + 0.06\,(\text{pulled}_i - \overline{\text{pulled}}_g) + e_i$$

within the group $g$ of period and term, with noise $e$ whose mean is zero in each group of period,
term, pull and outcome: the group's mean and the effect of the pull hold exactly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.sampling import dealt, shuffled_order
from oms42.kelvane.draws import bell

# The first quarter in which total contract value is credited: 2025Q1.
CREDITED = 8
# Of the terms that are not three years, the part that is two years.
TWO_YEARS = 0.20
SHORT_DISCOUNT = 0.09
SPREAD = 0.030
SMALLEST = 0.0


@dataclass(frozen=True)
class Terms:
    """Hold terms and discounts.

    Attributes:
        years: 1, 2 or 3.
        discount: Discount on the list price, as a share.
    """

    years: NDArray[np.int64]
    discount: NDArray[np.float64]


def terms(
    rng: np.random.Generator,
    quarter: NDArray[np.int64],
    won: NDArray[np.bool_],
    pulled: NDArray[np.bool_],
    size: DealMagnitudes,
) -> Terms:
    """Draw terms and discounts of new-logo and expansion deals.

    Args:
        rng: Source of uniform draws.
        quarter: Number of the quarter of closing; open deals have a later one.
        won: Whether the deal is won.
        pulled: Whether it was pulled in.
        size: The planted numbers.

    Returns:
        Terms and discounts.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> quarter, yes = np.full(1000, 9), np.full(1000, True)
        >>> pulled = np.arange(1000) < 220
        >>> size = DealMagnitudes.of(Identity())
        >>> price = terms(np.random.default_rng(1), quarter, yes, pulled, size)
        >>> long = price.years == 3
        >>> int(long.sum()), round(float(price.discount[long].mean()), 6)
        (469, 0.19)
    """
    after = (quarter >= CREDITED).astype(np.int64)
    three = np.array([size.three_before, size.three_after])[after]
    two = TWO_YEARS * (1.0 - three)
    shares = np.column_stack([1.0 - three - two, two, three])
    years = 1 + dealt(rng, shares, shuffled_order(rng, after, won, pulled, quarter))
    group = 2 * (years == 3) + after
    base = np.array([SHORT_DISCOUNT, SHORT_DISCOUNT, size.discount_before, size.discount_after])
    cell = 4 * group + 2 * pulled + won
    noise = np.clip(bell(rng, quarter.shape), -2.3, 2.3) * SPREAD
    noise -= (np.bincount(cell, noise) / np.maximum(np.bincount(cell), 1))[cell]
    share = np.bincount(group, pulled & won) / np.maximum(np.bincount(group, won), 1)
    effect = size.pulled_discount * (pulled - share[group])
    return Terms(years, np.maximum(base[group] + effect + noise, SMALLEST))
