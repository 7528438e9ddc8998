# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.world import Columns, World


def pairs(world: World) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return the accounts, the rows of the duplicates and the rows that they repeat."""
    table, source = world.tables["accounts"], world.hidden["accounts"]["duplicate_of"]
    rows = np.flatnonzero(source != "")
    return table, rows, np.searchsorted(table["account_id"], source[rows])


def test_are_six_percent_of_the_rows_duplicates(any_field: World) -> None:
    """PT-23: 427 of 7,110."""
    _, rows, sources = pairs(any_field)
    assert rows.size == 427
    assert np.unique(sources).size == 427


def test_does_no_duplicate_repeat_a_duplicate(any_field: World) -> None:
    _, rows, sources = pairs(any_field)
    assert not set(rows.tolist()) & set(sources.tolist())


def test_is_a_duplicate_never_a_customer_and_knows_no_history(any_field: World) -> None:
    table, rows, _ = pairs(any_field)
    assert not table["is_customer"][rows].any()
    assert not table["is_key"][rows].any()
    assert np.isnat(table["first_purchase"][rows]).all()
    assert set(table["partner_id"][rows].tolist()) == {""}
    assert set(table["parent_id"][rows].tolist()) == {""}


def test_are_some_of_the_repeated_accounts_customers(any_field: World) -> None:
    """So that counting them twice costs something: about 1,310 of 6,683 are customers."""
    table, _, sources = pairs(any_field)
    assert 0.1 < table["is_customer"][sources].mean() < 0.3


def test_is_the_name_another_but_the_place_nearly_the_same(any_field: World) -> None:
    table, rows, sources = pairs(any_field)
    assert (table["name"][rows] != table["name"][sources]).all()
    for name in ("region", "country", "segment", "industry", "cell_id", "sites"):
        assert (table[name][rows] == table[name][sources]).all(), name
    for name in ("x", "y"):
        assert np.abs(table[name][rows] - table[name][sources]).max() <= 0.11


def test_are_employees_and_potential_another_guess_within_ten_percent(any_field: World) -> None:
    table, rows, sources = pairs(any_field)
    for name, slack in (("employees", 0.5), ("potential_usd", 50.0)):
        ours, theirs = table[name][rows].astype(float), table[name][sources].astype(float)
        assert (np.abs(ours - theirs) <= 0.1 * theirs + slack).all()
        assert (ours != theirs).mean() > 0.9


def test_is_the_domain_the_same_in_seventy_percent_and_else_missing(any_field: World) -> None:
    table, rows, sources = pairs(any_field)
    domain = table["domain"][rows]
    known = domain != ""
    assert known.mean() == pytest.approx(0.70, abs=3 * np.sqrt(0.7 * 0.3 / 427))
    other = table["domain"][sources][known]
    assert (domain[known] == other)[other != ""].all()


def test_does_every_fifth_duplicate_or_so_belong_to_another_seller(any_field: World) -> None:
    """Half of them draw a seller of the region and segment; the draw may hit the same one."""
    table, rows, sources = pairs(any_field)
    other = table["owner_rep_id"][rows] != table["owner_rep_id"][sources]
    assert 0.25 < other.mean() < 0.65


def test_do_keys_not_give_duplicates_away(any_field: World) -> None:
    """Spread over the file: the mean row is the middle one, within three standard errors."""
    _, rows, _ = pairs(any_field)
    assert abs(rows.mean() - 3_554.5) < 3 * 7_110 / np.sqrt(12 * 427)
