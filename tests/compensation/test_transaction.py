# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Transactions: is any sensible table read, and a wrong one refused with the reason?"""

from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from oms42.compensation import PlanError, Transaction, split_totals, transactions

ROW = {"id": "O1", "date": "2026-02-03", "amount": 90_000.5, "seller": "R1", "tcv": 270_000}


@pytest.mark.parametrize(
    "table",
    [
        [ROW],
        pd.DataFrame([ROW]),
        pd.DataFrame([ROW]).assign(date=pd.to_datetime(["2026-02-03"])),
        [Transaction("O1", date(2026, 2, 3), "90000.5", "R1", values={"tcv": 270_000})],
        pd.DataFrame([{**ROW, "cancelled": pd.NaT, "product": None, "share": 1.0}]),
    ],
)
def test_is_one_sale_read_alike_from_any_form(table: Any) -> None:
    (one,) = transactions(table)
    assert one == Transaction("O1", "2026-02-03", 90_000.5, "R1", values={"tcv": 270_000})
    assert one.value("count") == 1
    assert one.value("tcv") == 270_000


def test_are_rows_without_a_key_numbered_and_sorted_by_day() -> None:
    table = pd.DataFrame({"day": ["2026-03-01", "2026-01-01"], "amount": [1, 2]})
    assert [(one.id, one.amount) for one in transactions(table)] == [("T2", 2), ("T1", 1)]


def test_do_keys_that_are_numbers_and_cells_that_are_missing_do_no_harm() -> None:
    """As a table comes from a file: whole numbers for keys, NA of pandas, flags of NumPy."""
    table = pd.DataFrame(
        {
            "id": [7, 8],
            "date": ["2026-02-01", "2026-02-02"],
            "amount": pd.array([1, 2], dtype="Int64"),
            "seller": [1, 1],
            "tcv": pd.array([3, pd.NA], dtype="Int64"),
            "won": [True, False],
        }
    )
    first, second = transactions(table)
    assert (first.id, first.seller, dict(first.values)) == ("7", "1", {"tcv": 3})
    assert dict(second.values) == {}


def test_does_text_in_a_further_column_stay_out_of_the_values() -> None:
    (one,) = transactions([{**ROW, "account": "A1", "won": True, "seen": date(2026, 1, 1)}])
    assert dict(one.values) == {"tcv": 270_000}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([{"id": "O1", "amount": 1}], "'O1' has no day; the row has: id, amount. Name the col"),
        ([ROW, ROW], "'O1' is there twice for seller 'R1' in the role 'direct'; give each its"),
        ([{**ROW, "amount": "lots"}], r"Transaction\.amount: 'lots' is not allowed; allowed: a n"),
        ([{**ROW, "date": "3/2/26"}], r"Transaction\.day: '3/2/26' is no day; allowed: a date"),
        ([{**ROW, "share": -1}], r"Transaction\.share: -1 is not allowed; allowed: a number ≥ 0"),
        ([{**ROW, "cancelled": "2026-01-01"}], "cancelled 2026-01-01, before it was sold 2026-02"),
    ],
)
def test_is_a_wrong_table_told_what_is_wrong(table: Any, said: str) -> None:
    with pytest.raises(PlanError if "Transaction" in said else ValueError, match=said):
        transactions(table)


def test_are_splits_found_that_add_up_to_more_than_one() -> None:
    """O1 is credited 1.2 times, O2 once in two halves, O3 with an overlay on top."""
    rows = [
        ("O1", "2026-02-01", 100, "R1", 0.7),
        ("O1", "2026-02-01", 100, "R2", 0.5),
        ("O2", "2026-02-01", 100, "R1", 0.5),
        ("O2", "2026-02-01", 100, "R2", 0.5),
        ("O3", "2026-02-01", 100, "R1", 1),
        ("O3", "2026-02-01", 100, "R2", 1, "overlay"),
    ]
    assert split_totals(rows) == {"O1": Fraction(6, 5)}
