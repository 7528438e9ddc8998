# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The lists of open deals that the quarter simulator holds."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from oms42.widgets.extracts import extract

MILLION = 1e6


@dataclass(frozen=True)
class DealList:
    """Hold a list of open deals and what its sliders can do.

    Attributes:
        amount: Amounts, millions of US dollars, shape (n,).
        p: Chance of each, shape (n,).
        corrected: Chance corrected for the bias of its rep, shape (n,); ``p`` where no rep has a
            record.
        target: The target at first, millions of US dollars.
        range: The target slider's ends and step.
        slip: Share of the wins that came late in the past, at first.
    """

    amount: np.ndarray[Any, Any]
    p: np.ndarray[Any, Any]
    corrected: np.ndarray[Any, Any]
    target: float
    range: tuple[float, float, float]
    slip: float


def six_deals() -> DealList:
    """Give the commit list of worked example 2.1, a made-up example.

    Returns:
        Six deals, in millions of US dollars.

    Example:
        >>> deals = six_deals()
        >>> round(float(deals.amount @ deals.p), 4)
        1.5765
    """
    amount = np.array([0.90, 0.65, 0.48, 0.42, 0.30, 0.25])
    p = np.array([0.60, 0.35, 0.50, 0.70, 0.25, 0.80])
    return DealList(amount, p, p, 1.60, (0.5, 2.9, 0.05), 0.0)


def kelvane_deals() -> DealList:
    """Give the new logos and expansions called into Q4 2026 on the Monday before; synthetic.

    Returns:
        The deals; the target is what last year's calls for Q4 brought in time.

    Example:
        >>> kelvane_deals().amount.size
        532
    """
    table = extract("open_quarter")
    slip = round(float(table["late"][0]), 2)
    amount = table["amount"] / MILLION
    return DealList(amount, table["p"], table["corrected"], 7.8, (5.0, 12.0, 0.1), slip)
