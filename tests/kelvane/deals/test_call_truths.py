# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.deals.call_truths import call_promises
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.identity import Identity


def test_are_the_tolerances_of_pt_03_four_points() -> None:
    """Commit 71 %, best case 27 %, pipeline 8 %; over by 35 %, under by 22 % (each ±4)."""
    promised = call_promises(DealMagnitudes.of(Identity()))
    found = {promise.name: promise for promise in promised}
    for name, value in (("commit", 0.71), ("best", 0.27), ("pipeline", 0.08)):
        for moment in ("start", "middle", "ahead"):
            promise = found[f"PT-03.{name}_{moment}"]
            assert (promise.value, promise.tolerance) == (value, 0.04)
    assert (found["PT-03.over_call"].value, found["PT-03.under_call"].value) == (0.35, 0.22)
    assert (found["PT-03.happy_ears"].value, found["PT-03.sandbaggers"].value) == (12, 9)
