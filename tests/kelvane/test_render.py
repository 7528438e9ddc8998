# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.render import csv_bytes

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
