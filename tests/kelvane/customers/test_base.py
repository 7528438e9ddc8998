# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np

from oms42.kelvane.customers.base import Base


def company(bought: list[str], left: list[str]) -> Base:
    n = len(bought)
    none = np.full(n, "NaT", dtype="datetime64[M]")
    return Base(
        np.arange(n).astype(str),
        np.full(n, "NA"),
        np.zeros(n, dtype=bool),
        np.zeros(n),
        np.ones(n),
        np.array(bought, dtype="datetime64[M]"),
        np.array(left, dtype="datetime64[M]"),
        none,
    )


def test_how_many_months_of_a_year_was_an_account_a_customer() -> None:
    """By hand: all year, from April (9), until June (5), from March to July (4), before, after."""
    bought = ["2020-01", "2024-04", "2020-01", "2024-03", "2020-01", "2025-01"]
    left = ["NaT", "NaT", "2024-06", "2024-07", "2023-12", "NaT"]
    assert company(bought, left).months_in(2024).tolist() == [12, 9, 5, 4, 0, 0]


def test_is_established_who_was_there_before_2023_and_still_is() -> None:
    bought = ["2022-12", "2023-01", "2020-01", "2020-01"]
    left = ["NaT", "NaT", "2025-12", "2026-01"]
    assert company(bought, left).established.tolist() == [True, False, False, False]
