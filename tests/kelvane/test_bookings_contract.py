# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.bookings import bookings_monthly
from oms42.kelvane.bookings_contract import bookings_contract
from oms42.kelvane.identity import Identity


def test_does_the_contract_name_the_columns_of_the_table_in_order() -> None:
    assert [column.name for column in bookings_contract().columns] == list(
        bookings_monthly(Identity())
    )


def test_has_every_column_a_title_a_description_and_an_example() -> None:
    for column in bookings_contract().columns:
        assert column.title
        assert column.description.endswith(".")
        assert column.example != ""


def test_does_the_plan_column_give_the_planned_prices() -> None:
    """Without them nobody could split a variance into volume and price."""
    plan = bookings_contract().columns[-1]
    for text in ("subscription 40.00", "consumption 960.00", "hardware 6,000.00", "5,000.00"):
        assert text in plan.description
