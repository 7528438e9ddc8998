# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.currency import CURRENCIES, EURO, UNION, currency_of, plan_rate
from oms42.kelvane.field.accounts import COUNTRIES

# Countries of the case, by the European Union's own list of members and of the euro area in 2026.
EURO_AREA = {"AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT"}
MEMBERS = EURO_AREA | {"DK", "SE"}
OUTSIDE = {"CH", "GB", "NO"}


def test_is_every_european_country_of_the_case_sorted() -> None:
    europe = {"UK&I", "Iberia", "France", "Benelux", "DACH", "Nordics"}
    codes = {code for area in europe for code, _ in COUNTRIES[area]}
    assert codes == MEMBERS | OUTSIDE
    assert (set(EURO), set(UNION)) == (EURO_AREA, MEMBERS)


def test_is_the_currency_that_of_the_country() -> None:
    country = np.array(["DE", "GB", "SE", "CH", "US", "BR"])
    assert currency_of(country).tolist() == ["EUR", "GBP", "USD", "USD", "USD", "USD"]


def test_is_a_dollar_worth_a_dollar_and_the_others_more() -> None:
    rate = dict(zip(CURRENCIES, plan_rate(np.array(CURRENCIES)).tolist(), strict=True))
    assert rate["USD"] == 1.0
    assert 1.0 < rate["EUR"] < rate["GBP"]
