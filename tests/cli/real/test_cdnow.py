# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.cli.real.cdnow import cdnow
from oms42.cli.real.installed import Installed


def test_are_these_the_customers_and_purchases_of_the_published_sample(
    installed: Installed,
) -> None:
    """A tenth of the cohort of 23,570: 2,357 customers; first purchase in early 1997, to mid-1998.

    The number of customers is that of Fader, Hardie and Lee (2005).
    """
    table = cdnow(installed).columns
    assert len(set(table["customer_id"].tolist())) == 2_357
    assert (str(table["date"].min()), str(table["date"].max())) == ("1997-01-01", "1998-06-30")
    first = {}
    for customer, day in zip(table["customer_id"].tolist(), table["date"], strict=True):
        first[customer] = min(first.get(customer, day), day)
    assert str(max(first.values())) <= "1997-03-31"


def test_is_the_first_row_read_as_it_stands_in_the_file(installed: Installed) -> None:
    """The file begins: 00004 0001 19970101  2   29.33."""
    table = cdnow(installed).columns
    row = [table[name][0].item() for name in ("purchase_id", "customer_id", "quantity")]
    assert row == [1, "00004", 2]
    assert table["amount"][0] == pytest.approx(29.33)
