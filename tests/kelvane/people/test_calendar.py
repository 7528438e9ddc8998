# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.people.calendar import QUARTERS, YEAR, first_month, quarter_names


def test_are_there_fifteen_quarters_and_do_they_end_in_september_2026() -> None:
    names = quarter_names()
    assert names.size == QUARTERS == 15
    assert names[-1] == "2026Q3"
    assert np.array_equal(np.sort(names), names)


def test_is_the_planted_year_the_last_four_quarters() -> None:
    assert quarter_names()[list(YEAR)].tolist() == ["2025Q4", "2026Q1", "2026Q2", "2026Q3"]


def test_does_each_quarter_begin_three_months_after_the_one_before() -> None:
    starts = first_month(np.arange(QUARTERS))
    assert (np.diff(starts).astype(int) == 3).all()
    assert starts[0] == np.datetime64("2023-01")
