# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-25: what stands in the register, and what was split?"""

import numpy as np
import pytest

from oms42.kelvane.channel.hospitality import gifts_hospitality
from oms42.kelvane.draws import stream
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns


def day(text: str) -> np.datetime64:
    return np.datetime64(text, "D")


@pytest.fixture(scope="module")
def reps() -> Columns:
    """Forty sellers, some hired late and some gone early."""
    rng = stream(1, "demo")
    hired = day("2022-01-01") + np.floor(900 * rng.random(40)).astype(int)
    left = hired + 500 + np.floor(900 * rng.random(40)).astype(int)
    left[:20] = day("NaT")
    return {
        "rep_id": np.array([f"R{i:03d}" for i in range(40)]),
        "region": np.resize(np.array(["NA", "EMEA", "APAC", "LATAM"]), 40),
        "hire_date": np.where(np.arange(40) < 4, day("2020-01-01"), hired),
        "leave_date": left,
    }


@pytest.fixture(scope="module")
def accounts() -> Columns:
    return {
        "region": np.array(["NA", "EMEA", "EMEA", "EMEA", "APAC", "LATAM"]),
        "country": np.array(["US", "DE", "DE", "FR", "SG", "BR"]),
    }


@pytest.fixture(scope="module", params=[1, 2, 3])
def table(request: pytest.FixtureRequest, reps: Columns, accounts: Columns) -> Columns:
    return gifts_hospitality(Identity(request.param), reps, accounts)


def split(table: Columns) -> np.ndarray:
    return (table["value_usd"] >= 480) & (table["value_usd"] < 500)


def test_are_there_1800_entries_with_22_just_under_the_limit(table: Columns) -> None:
    assert table["entry_id"].size == np.unique(table["entry_id"]).size == 1_800
    assert split(table).sum() == 22
    assert (split(table) & table["open_tender"]).sum() == 9


def test_are_the_22_nine_invoices_of_more_than_the_limit(table: Columns) -> None:
    mine = split(table)
    names, place = np.unique(table["invoice_ref"][mine], return_inverse=True)
    assert names.size == 9
    assert np.bincount(place, table["value_usd"][mine]).min() > 500
    for column in ("rep_id", "date", "country", "recipient_type", "open_tender"):
        for number in range(9):
            assert np.unique(table[column][mine][place == number]).size == 1
    assert not table["preapproved"][mine].any()
    assert not (table["recipient_type"][mine] == "private").any()
    assert np.unique(table["rep_id"][mine]).size == 5


def test_do_other_invoices_in_two_parts_stay_below_the_limit(table: Columns) -> None:
    rest = ~split(table)
    found = np.unique(table["invoice_ref"][rest], return_inverse=True, return_counts=True)
    place, count = found[1:]
    assert (count == 2).sum() == 12
    assert count.max() == 2
    total = np.bincount(place, table["value_usd"][rest])
    assert total[count == 2].max() < 400


def test_are_ordinary_entries_lognormal_around_90_dollars(table: Columns) -> None:
    """1,754 values with sigma 0.75: the median within 3 standard errors (1.25 sigma / sqrt n)."""
    rest = table["value_usd"][~split(table)]
    error = 1.2533 * 0.75 / rest.size**0.5
    assert abs(np.log(np.median(rest) / 90)) < 3 * error + 0.01


def test_does_nobody_give_anything_before_hire_or_after_leaving(
    table: Columns, reps: Columns
) -> None:
    row = np.searchsorted(reps["rep_id"], table["rep_id"])
    left = np.where(np.isnat(reps["leave_date"]), day("2026-09-30"), reps["leave_date"])
    assert (table["date"] >= reps["hire_date"][row]).all()
    assert (table["date"] <= left[row]).all()
    assert np.is_busday(table["date"]).all()


def test_is_the_recipient_in_the_seller_s_region(table: Columns, reps: Columns) -> None:
    region = reps["region"][np.searchsorted(reps["rep_id"], table["rep_id"])]
    allowed = {"NA": {"US"}, "EMEA": {"DE", "FR"}, "APAC": {"SG"}, "LATAM": {"BR"}}
    for name, codes in allowed.items():
        assert set(table["country"][region == name].tolist()) <= codes


def test_is_approval_the_rule_above_the_limit_and_the_exception_below(table: Columns) -> None:
    large = table["value_usd"] >= 500
    assert table["preapproved"][large].mean() > 0.7
    assert table["preapproved"][~large].mean() < 0.12


def test_would_a_bunching_test_find_the_window(table: Columns) -> None:
    """Exercise E9: the count against its neighbors' mean, one-sided Poisson."""
    from scipy.stats import poisson

    near = [
        ((table["value_usd"] >= low) & (table["value_usd"] < low + 20)).sum()
        for low in (420, 440, 460, 500, 520, 540)
    ]
    assert poisson.sf(21, np.mean(near)) < 1e-6
