# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.term_truths import term_promises, timing_promises
from oms42.kelvane.identity import Identity

SIZE = DealMagnitudes.of(Identity())


def test_are_the_promises_those_of_pt_05() -> None:
    """46 % in the last ten business days, +6 points of discount, +4 points of churn."""
    value = {promise.name: promise.value for promise in timing_promises(SIZE)}
    assert value["PT-05.late"] == 0.46
    assert value["PT-05.true_discount"] == value["PT-05.discount"] == 0.06
    assert value["PT-05.true_churn"] == value["PT-05.churn"] == 0.04


def test_are_the_promises_those_of_pt_09() -> None:
    """Three years 22 % to 47 %, discount 11 % to 19 %, 9 % switching notices."""
    value = {promise.name: promise.value for promise in term_promises(SIZE)}
    assert (value["PT-09.three_before"], value["PT-09.three_after"]) == (0.22, 0.47)
    assert (value["PT-09.discount_before"], value["PT-09.discount_after"]) == (0.11, 0.19)
    assert value["PT-09.switching"] == 0.09
