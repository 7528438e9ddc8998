# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a flag on a lead is worth when few leads convert."""

from __future__ import annotations

from dataclasses import dataclass

from oms42.stats.numbers import number


@dataclass(frozen=True)
class Flags:
    """Hold what a flag says.

    Attributes:
        predictive_value: Share of flagged leads that convert.
        lift: Predictive value over the base rate.
        flagged: Share of all leads that are flagged.
    """

    predictive_value: float
    lift: float
    flagged: float


def flags(base_rate: float, sensitivity: float, false_positive_rate: float) -> Flags:
    r"""Return the chance that a flagged lead converts.

    $$PPV = \frac{\pi\, se}{\pi\, se + (1 - \pi)\, fpr}$$

    Args:
        base_rate: Share π of leads that convert, above 0, at most 1.
        sensitivity: Share of converting leads that is flagged.
        false_positive_rate: Share of the other leads that is flagged.

    Returns:
        Predictive value, lift and share flagged.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value lies outside 0 to 1, or nothing is flagged.

    Example:
        >>> made = flags(0.04, 0.70, 0.15)
        >>> round(made.predictive_value, 3), round(made.lift, 2), round(made.flagged, 3)
        (0.163, 4.07, 0.172)
    """
    rate = number(base_rate, name="base_rate", most=1)
    hit = rate * number(sensitivity, name="sensitivity", most=1)
    false = (1 - rate) * number(false_positive_rate, name="false_positive_rate", most=1)
    if rate == 0 or hit + false == 0:
        raise ValueError("nothing converts, or nothing is flagged; then a flag says nothing.")
    return Flags(hit / (hit + false), hit / (hit + false) / rate, hit + false)
