# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the table `bookings_monthly` promises to its readers."""

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.facts import FIRST_MONTH, LAST_MONTH, PRODUCT, PRODUCTS, REGIONS

DOLLARS = "US dollars at plan exchange rates"


def bookings_contract() -> Contract:
    """Return the contract of `bookings_monthly`.

    Returns:
        Eight columns; month, region and product together are the key.

    Example:
        >>> bookings_contract().key
        ('month', 'region', 'product')
    """
    return Contract(
        name="bookings_monthly",
        title="Bookings, revenue and plan by month, region and product",
        description=(
            "One row for each of 45 months (January 2023 to September 2026), 4 regions and 4 "
            "product lines of the fictional company Kelvane Systems, Inc. Simulated."
        ),
        columns=(*_dimensions(), *_measures()),
        key=("month", "region", "product"),
        as_of="month",
    )


def _dimensions() -> tuple[Column, ...]:
    """Return the columns that identify a row."""
    return (
        Column(
            "month",
            "yearmonth",
            "Month",
            "Calendar month; the fiscal year is the calendar year.",
            "2025-09",
            minimum=FIRST_MONTH,
            maximum=LAST_MONTH,
        ),
        Column(
            "region",
            "string",
            "Sales region",
            "NA is North America: many tools read the text NA as a missing value unless told not "
            "to (in pandas: keep_default_na=False).",
            "EMEA",
            categories=REGIONS,
        ),
        Column(
            "product", "string", "Product line", "Product line.", "hardware", categories=PRODUCTS
        ),
    )


def _measures() -> tuple[Column, ...]:
    """Return the columns that are measured."""
    units = "; ".join(f"{name}: {PRODUCT[name].unit}" for name in PRODUCTS)
    prices = "; ".join(f"{name} {PRODUCT[name].plan_price_fy2026:,.2f}" for name in PRODUCTS)
    return (
        Column(
            "bookings",
            "number",
            "Bookings",
            "Signed in the month: annual contract value of subscriptions (new, expansion and "
            "renewal), consumption committed or used as you go, hardware and services orders.",
            1234567.89,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "revenue",
            "number",
            "Revenue",
            "Recognized in the month: a subscription evenly over twelve months from the middle "
            "of the month of signing, consumption as it is used, hardware and services at once.",
            1234567.89,
            DOLLARS,
            minimum=0,
        ),
        Column("units", "integer", "Units", f"What the revenue is for. {units}.", 321, minimum=1),
        Column(
            "price_avg",
            "number",
            "Average price",
            "Revenue divided by units, rounded to the cent.",
            5612.5,
            f"{DOLLARS} a unit",
            minimum=0,
        ),
        Column(
            "plan",
            "number",
            "Revenue plan",
            "Planned revenue, set in December for the year to come, in whole thousands. Planned "
            f"prices of one unit in fiscal year 2026: {prices}.",
            1234000.0,
            DOLLARS,
            minimum=0,
        ),
    )
