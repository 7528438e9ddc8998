# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.booked import booked, in_quarters
from oms42.kelvane.world import World

DEALS = {
    "rep_id": np.array(["R002", "R001", "R001", "R001", "R001", "R009"]),
    "close_date": np.array(
        ["2023-01-31", "2023-02-01", "2023-02-28", "2023-03-01", "2026-10-01", "2023-01-05"],
        dtype="datetime64[D]",
    ),
    "outcome": np.array(["won", "won", "won", "lost", "won", "won"]),
    "type": np.array(["new", "expansion", "renewal", "new", "new", "new"]),
    "amount_acv": np.array([10.10, 20.20, 40.40, 80.80, 160.0, 320.0]),
}


def test_do_only_won_new_and_expansion_deals_of_the_sellers_within_the_window_count() -> None:
    total = booked(np.array(["R001", "R002"]), DEALS, "amount_acv")
    assert total.shape == (2, 45)
    assert total[0].nonzero()[0].tolist() == [1]
    assert total[0, 1] == 20.20
    assert total[1, 0] == 10.10
    assert total.sum() == pytest.approx(30.30)


def test_do_quarters_add_up_three_months() -> None:
    assert in_quarters(np.arange(6.0).reshape(1, 6)).tolist() == [[3.0, 12.0]]


def test_are_all_the_new_and_expansion_bookings_of_the_company_somebodys(world: World) -> None:
    deals, reps = world.tables["opportunities"], world.tables["reps"]
    won = (deals["outcome"] == "won") & np.isin(deals["type"], ["new", "expansion"])
    total = booked(reps["rep_id"], deals, "amount_acv").sum()
    assert total == pytest.approx(deals["amount_acv"][won].sum(), abs=0.01)
