# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.homes import Map
from oms42.kelvane.deals.placing import FOREVER, may_be_new, may_expand, place, tenure


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def test_lasts_a_tenure_from_the_first_start_to_the_last_end() -> None:
    account = np.array([0, 0, 1, 1])
    start = days("2023-05-01", "2022-05-01", "2024-01-01", "2024-06-01")
    end = days("2025-05-01", "2024-05-01", "2025-01-01", "NaT")
    them = tenure(3, account, start, end)
    assert them.start.tolist() == days("2022-05-01", "2024-01-01", str(FOREVER)).tolist()
    assert them.end[0] == np.datetime64("2025-05-01")
    assert (them.end[1], them.end[2]) == (FOREVER, FOREVER)


def test_expands_a_customer_between_its_first_and_last_months() -> None:
    them = tenure(1, np.array([0]), days("2024-01-01"), days("2025-01-01"))
    when = days("2024-01-15", "2024-06-01", "2025-02-01")
    assert may_expand(when, np.array([0]), them, False)[:, 0].tolist() == [False, True, False]
    assert not may_expand(when, np.array([0]), them, True).any()


def test_is_a_new_logo_lost_well_before_the_first_purchase() -> None:
    them = tenure(2, np.array([0]), days("2024-06-01"), days("NaT"))
    when = days("2024-01-15", "2024-05-15", "2025-02-01")
    allowed = may_be_new(when, np.array([0, 1]), them)
    assert allowed.tolist() == [[True, True], [False, True], [False, True]]


def test_wins_the_own_territory_and_any_other_is_second_best() -> None:
    no = np.zeros(3, dtype=bool)
    where = Map(
        np.zeros(3, dtype=np.int64), no, no, no, no, np.array(["T1", "T2", "T2"]),
        np.full(3, np.datetime64("NaT", "D")),
    )  # fmt: skip
    wish = np.array(["T1", "T2", "T9"])
    for seed in range(20):
        rng = np.random.default_rng(seed)
        home = place(rng, wish, np.arange(3), where, np.ones((3, 3), dtype=bool))
        assert home[0] == 0
        assert home[1] in (1, 2)
    nothing = np.zeros((3, 0), dtype=bool)
    none = place(rng, wish, np.array([], dtype=np.int64), where, nothing)
    assert none.tolist() == [-1, -1, -1]
