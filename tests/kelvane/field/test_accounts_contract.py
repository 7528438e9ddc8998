# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.field.accounts_contract import accounts_contract
from oms42.kelvane.world import World

# The columns that the specification of the case names.
SPECIFIED = (
    "account_id name region country segment industry employees sites potential_usd is_customer "
    "is_key owner_rep_id partner_id x y first_purchase parent_id"
)


def test_has_the_table_the_specified_columns_and_two_more(published_field: World) -> None:
    """A web domain, so that duplicates can be told apart, and the cell of the map."""
    names = {column.name for column in accounts_contract().columns}
    assert names == {*SPECIFIED.split(), "domain", "cell_id"}
    assert names == set(published_field.tables["accounts"])


def test_may_nothing_be_missing_but_what_the_contract_lets_be(published_field: World) -> None:
    missing = {column.name for column in accounts_contract().columns if not column.required}
    assert missing == {"domain", "partner_id", "first_purchase", "parent_id"}


def test_does_no_description_give_the_duplicates_away() -> None:
    contract = accounts_contract()
    words = " ".join([contract.description, *(column.description for column in contract.columns)])
    assert "duplic" not in words.lower()
    assert "twice" not in words.lower()
