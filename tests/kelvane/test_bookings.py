# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The truths of `bookings_monthly`, the table of their tolerances first.

| truth | planted exactly on | tolerance there | estimated on the sample | tolerance |
|---|---|---|---|---|
| revenue of FY2025 by product | the table, every seed | 0 cents | – | – |
| PT-24, third quarter of 2026 against plan | the table, every seed | 0 cents, 0 units | – | – |
| PT-10, SPIFF of 2025 | units without it, every seed | half a unit a quarter | regression | 3 SE |
| PT-05, 46 % in the last ten days | month shares (test_months) | 1e-12 | mean share | 3 SE |
| shock of 2025 | factor (test_demand) | 1e-12 | regression | 3 SE |
| recognition of subscriptions | the table, every seed | 2 cents a cell | – | – |

PT-10 gives +28 % in the quarter, −24 % over the next two and a net of about 0. The three agree when
the 24 is the sum of two quarters' changes (−16 % and −8 %), each against what would have been sold.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from oms42.kelvane.bookings import bookings_monthly, product_cells
from oms42.kelvane.facts import PRODUCTS, REGIONS
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import late_shares, months

QUARTERS = 15
Q3_2025, Q4_2025, Q1_2026, Q3_2026 = 10, 11, 12, 14
seeds = st.integers(0, 2**63)
# The machine is shared, so no deadline; a seed takes about 50 ms.
few = settings(max_examples=12, deadline=None)


def cube(table: dict[str, NDArray[np.generic]], column: str) -> NDArray[np.float64]:
    """Return a column as month × region × product."""
    shape = (months().size, len(REGIONS), len(PRODUCTS))
    return np.asarray(table[column], dtype=np.float64).reshape(shape)


def by_quarter(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum months and regions: quarter × product."""
    return values.sum(axis=1).reshape(QUARTERS, 3, len(PRODUCTS)).sum(axis=1)


def estimate(
    y: NDArray[np.float64], events: tuple[int, ...]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fit trend, season and one dummy an event by least squares: effects and standard errors."""
    k = np.arange(QUARTERS)
    dummies = [(k % 4 == j).astype(float) for j in (1, 2, 3)] + [k == e for e in events]
    X = np.column_stack([np.ones(QUARTERS), k, *dummies]).astype(np.float64)
    inverse = np.linalg.inv(X.T @ X)
    beta = inverse @ X.T @ y
    residual = y - X @ beta
    variance = residual @ residual / (QUARTERS - X.shape[1])
    return beta[-len(events) :], np.sqrt(variance * np.diag(inverse))[-len(events) :]


def test_has_the_table_720_rows_in_order_with_the_promised_types() -> None:
    table = bookings_monthly(Identity())
    assert list(table) == [
        "month",
        "region",
        "product",
        "bookings",
        "revenue",
        "units",
        "price_avg",
        "plan",
    ]
    assert {column.size for column in table.values()} == {720}
    assert table["month"][[0, 15, 16, -1]].tolist() == ["2023-01", "2023-01", "2023-02", "2026-09"]
    assert table["region"][:8:4].tolist() == ["NA", "EMEA"]
    assert table["units"].dtype == np.int64
    assert len(set(zip(table["month"], table["region"], table["product"], strict=True))) == 720


def test_does_the_same_seed_give_the_same_table_and_another_seed_another() -> None:
    first, again, other = (
        bookings_monthly(Identity(7)),
        bookings_monthly(Identity(7)),
        bookings_monthly(Identity(8)),
    )
    assert all(np.array_equal(first[name], again[name]) for name in first)
    for name in ("bookings", "revenue", "units", "price_avg", "plan"):
        assert not np.array_equal(first[name], other[name]), name


@few
@given(seeds)
def test_is_revenue_of_fy2025_that_of_the_case_to_the_cent(seed: int) -> None:
    """104.0 / 17.6 / 42.2 / 12.2, together 176.0, in millions (company facts)."""
    cents = np.rint(100 * cube(bookings_monthly(Identity(seed)), "revenue")).astype(np.int64)
    total = cents[24:36].sum(axis=(0, 1))
    assert total.tolist() == [10_400_000_000, 1_760_000_000, 4_220_000_000, 1_220_000_000]
    assert total.sum() == 17_600_000_000


@few
@given(seeds)
def test_does_q3_2026_hide_a_subscription_miss_behind_hardware(seed: int) -> None:
    """PT-24, with planned units = plan ÷ planned price (40, 960, 6,000 and 5,000 dollars)."""
    table = bookings_monthly(Identity(seed))
    revenue = by_quarter(cube(table, "revenue"))[Q3_2026]
    plan = by_quarter(cube(table, "plan"))[Q3_2026]
    units = by_quarter(cube(table, "units"))[Q3_2026]
    plan_price = np.array([40.0, 960.0, 6000.0, 5000.0])
    volume = plan_price * (units - plan / plan_price)
    assert volume == pytest.approx([-1_600_000, 0, 2_400_000, -100_000], abs=0.01)
    price = revenue - units * plan_price
    assert price == pytest.approx([760_000, 0, -760_000, 56_000], abs=0.01)
    assert revenue.sum() - plan.sum() == pytest.approx(756_000, abs=0.01)


def test_does_gross_margin_of_q3_2026_miss_plan_although_revenue_beats_it() -> None:
    """By hand: 25.28 + 3.5712 + 2.97 + 0.495 planned, 24.6164 + 3.5712 + 3.5112 + 0.4884 made."""
    margin = np.array([0.79, 0.62, 0.33, 0.15])
    table = bookings_monthly(Identity())
    made = by_quarter(cube(table, "revenue"))[Q3_2026] @ margin / 1e6
    planned = by_quarter(cube(table, "plan"))[Q3_2026] @ margin / 1e6
    assert (planned, made) == pytest.approx((32.3162, 32.1872))


@few
@given(seeds)
def test_is_the_spiff_exact_on_the_units_that_would_have_been_sold(seed: int) -> None:
    """PT-10: +28 %, then −16 % and −8 %, within half a unit; elsewhere not a unit is moved."""
    hardware = product_cells(Identity(seed))["hardware"]
    sold = hardware.units.sum(axis=1).reshape(QUARTERS, 3).sum(axis=1)
    base = hardware.units_without_spiff.sum(axis=1).reshape(QUARTERS, 3).sum(axis=1)
    for quarter, effect in ((Q3_2025, 0.28), (Q4_2025, -0.16), (Q1_2026, -0.08)):
        assert abs(sold[quarter] - (1 + effect) * base[quarter]) <= 0.5
    moved = np.flatnonzero(sold != base)
    assert moved.tolist() == [Q3_2025, Q4_2025, Q1_2026]
    net = (sold - base).sum() / base[Q3_2025]
    assert abs(net) < 0.12


def test_are_other_products_untouched_by_the_spiff() -> None:
    for name in ("subscription", "consumption", "services"):
        cells = product_cells(Identity())[name]
        assert np.array_equal(cells.units, cells.units_without_spiff)


def test_would_an_analyst_find_the_spiff_with_services_as_the_control() -> None:
    """PT-10 estimated: log of hardware units over services units, within 3 standard errors."""
    units = by_quarter(cube(bookings_monthly(Identity()), "units"))
    effect, error = estimate(np.log(units[:, 2] / units[:, 3]), (Q3_2025, Q4_2025, Q1_2026))
    assert (np.abs(effect - np.log([1.28, 0.84, 0.92])) < 3 * error).all()
    assert effect[0] > 2 * error[0]


def test_would_an_analyst_find_the_shock_of_2025() -> None:
    """About −14 % in Q2 2025: the mean of the regions' factors, within 3 standard errors."""
    bookings = by_quarter(cube(bookings_monthly(Identity()), "bookings"))
    signed = bookings[:, 0] + bookings[:, 3]
    effect, error = estimate(np.log(signed), (9, Q3_2025, Q4_2025))
    assert abs(effect[0] - np.log(1 - 0.14)) < 3 * error[0]
    assert effect[0] < -2 * error[0]


@pytest.mark.parametrize("seed", [42, 1, 2, 3, 4])
def test_does_the_third_month_hold_the_share_that_46_percent_late_implies(seed: int) -> None:
    """PT-05: mean share of the third month over 15 quarters, within 3 standard errors."""
    signed = cube(bookings_monthly(Identity(seed)), "bookings")[:, :, [0, 2, 3]].sum(axis=(1, 2))
    by_month = signed.reshape(QUARTERS, 3)
    share = by_month[:, 2] / by_month.sum(axis=1)
    expected = late_shares(months()).reshape(QUARTERS, 3)[:, 2].mean()
    assert abs(share.mean() - expected) < 3 * share.std(ddof=1) / QUARTERS**0.5
    assert (by_month.argmax(axis=1) == 2).all()


@few
@given(seeds)
def test_is_subscription_revenue_what_twelve_months_of_bookings_give(seed: int) -> None:
    """R_t = B_t/24 + (B_{t−1} + … + B_{t−11})/12 + B_{t−12}/24, from the second year on."""
    table = bookings_monthly(Identity(seed))
    bookings, revenue = (cube(table, name)[:, :, 0] for name in ("bookings", "revenue"))
    for t in range(12, 45):
        between = bookings[t - 11 : t].sum(axis=0) / 12
        expected = bookings[t] / 24 + between + bookings[t - 12] / 24
        assert np.abs(revenue[t] - expected).max() <= 0.02


def test_are_hardware_and_services_revenue_equal_to_bookings() -> None:
    table = bookings_monthly(Identity())
    revenue, bookings = cube(table, "revenue"), cube(table, "bookings")
    assert np.array_equal(revenue[:, :, 2:], bookings[:, :, 2:])
    assert not np.array_equal(revenue[:, :, :2], bookings[:, :, :2])


def test_is_the_average_price_revenue_over_units_to_the_cent() -> None:
    table = bookings_monthly(Identity())
    ratio = cube(table, "revenue") / cube(table, "units")
    assert np.abs(cube(table, "price_avg") - ratio).max() <= 0.005 + 1e-9


@few
@given(seeds)
def test_are_all_values_positive_and_in_whole_cents(seed: int) -> None:
    table = bookings_monthly(Identity(seed))
    for name in ("bookings", "revenue", "price_avg", "plan"):
        cents = 100 * cube(table, name)
        assert cents.min() > 0
        assert np.abs(cents - np.rint(cents)).max() < 1e-4
    assert cube(table, "units").min() >= 1


def test_is_total_bookings_a_seasonal_series_with_a_trend() -> None:
    """What a lesson on forecasting needs: each year above the last, quarter ends standing out."""
    total = cube(bookings_monthly(Identity()), "bookings").sum(axis=(1, 2))
    years = total[:36].reshape(3, 12).sum(axis=1)
    assert (np.diff(years) > 0).all()
    lag12 = np.corrcoef(total[12:], total[:-12])[0, 1]
    assert 0.9 < lag12 < 0.999
