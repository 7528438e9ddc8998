# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The currency of each contract and its plan exchange rate."""

import numpy as np
from numpy.typing import NDArray

CURRENCIES = ("USD", "EUR", "GBP")
# US dollars for one unit, the same in every year of the plan.
PLAN_RATE = {"USD": 1.0, "EUR": 1.08, "GBP": 1.26}
EURO = ("AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT")
# Members of the European Union among the countries of the accounts.
UNION = (*EURO, "DK", "SE")


def currency_of(country: NDArray[np.str_]) -> NDArray[np.str_]:
    """Return the currency in which a country's customers sign.

    Args:
        country: Two-letter codes.

    Returns:
        Euros in the euro area, pounds in Great Britain, US dollars anywhere else.

    Example:
        >>> currency_of(np.array(["DE", "GB", "SE"])).tolist()
        ['EUR', 'GBP', 'USD']
    """
    euro = np.where(np.isin(country, EURO), "EUR", "USD")
    return np.where(country == "GB", "GBP", euro)


def plan_rate(currency: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return the plan exchange rate of currencies.

    Args:
        currency: Codes.

    Returns:
        US dollars for one unit.

    Example:
        >>> plan_rate(np.array(["EUR", "USD"])).tolist()
        [1.08, 1.0]
    """
    return np.array([PLAN_RATE[name] for name in currency.tolist()])
