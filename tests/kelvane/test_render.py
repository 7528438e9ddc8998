# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.render import csv_bytes

from . import sample

CONTRACT = Contract(
    "t",
    "T",
    "A table.",
    (
        Column("region", "string", "Region", "Region.", "NA"),
        Column("units", "integer", "Units", "Units.", 1),
        Column("price", "number", "Price", "Price.", 1.5),
    ),
)


def test_are_numbers_written_with_two_decimals_and_integers_with_none() -> None:
    columns = {
        "region": np.array(["NA", "EMEA"]),
        "units": np.array([3, 40]),
        "price": np.array([5.5, 1234567.1]),
    }
    expected = b"region,units,price\nNA,3,5.50\nEMEA,40,1234567.10\n"
    assert csv_bytes(columns, CONTRACT) == expected


def test_does_the_contract_give_the_order_and_refuse_other_columns() -> None:
    columns = {"units": np.array([1]), "region": np.array(["NA"]), "price": np.array([1.0])}
    assert csv_bytes(columns, CONTRACT).startswith(b"region,units,price\nNA,1,1.00")
    with pytest.raises(ValueError, match="columns of t are"):
        csv_bytes({**columns, "more": np.array([1])}, CONTRACT)


@pytest.mark.parametrize("text", ["a,b", 'say "no"', "two\nlines"])
def test_is_a_text_that_would_need_quoting_refused(text: str) -> None:
    columns = {"region": np.array([text]), "units": np.array([1]), "price": np.array([1.0])}
    with pytest.raises(ValueError, match="would need quoting"):
        csv_bytes(columns, CONTRACT)


def test_are_columns_of_unequal_length_refused() -> None:
    columns = {"region": np.array(["NA"]), "units": np.array([1, 2]), "price": np.array([1.0])}
    with pytest.raises(ValueError, match="zip"):
        csv_bytes(columns, CONTRACT)


def test_is_every_type_written_as_the_rules_say_and_nothing_for_what_is_missing() -> None:
    assert csv_bytes(sample.COLUMNS, sample.CONTRACT).decode() == sample.TEXT


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("key", np.array(["A1", "", "A3"]), "sample.key has a missing value in row 1"),
        ("share", np.array([np.nan, 1.0, 1.0]), "sample.share has a missing value in row 0"),
        (
            "month",
            np.array(["2026-01", "2026-02", "NaT"], dtype="M8[M]"),
            "sample.month has a miss",
        ),
        ("price", np.array([np.inf, 1.0, 1.0]), "price holds an infinite number"),
        ("won", np.array([1, 0, 1]), "won must hold truth values"),
        ("units", np.array([1.0, 2.0, 3.0]), "units must hold whole numbers"),
    ],
)
def test_is_a_value_that_the_contract_does_not_allow_refused(
    column: str, values: np.ndarray, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        csv_bytes({**sample.COLUMNS, column: values}, sample.CONTRACT)
