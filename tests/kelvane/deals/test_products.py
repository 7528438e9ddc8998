# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.products import PRODUCTS, subscription_products


def test_are_an_accounts_first_three_subscriptions_for_three_products(base: Base) -> None:
    them = base.written
    product = subscription_products(np.random.default_rng(1), them.account, them.start, them.old)
    fresh = np.flatnonzero(them.old < 0)
    order = fresh[np.lexsort([fresh, them.start[fresh], them.account[fresh]])]
    by_account: dict[int, list[str]] = {}
    for row in order.tolist():
        by_account.setdefault(int(them.account[row]), []).append(str(product[row]))
    assert all(len(set(some[:3])) == len(some[:3]) for some in by_account.values())
    first = [some[0] for some in by_account.values()]
    assert [round(first.count(name) / len(first), 2) for name in PRODUCTS] == [0.6, 0.25, 0.15]


def test_keeps_a_replaced_subscription_its_product(base: Base) -> None:
    them = base.written
    product = subscription_products(np.random.default_rng(1), them.account, them.start, them.old)
    new = np.flatnonzero(them.old >= 0)
    assert (product[new] == product[them.old[new]]).all()
