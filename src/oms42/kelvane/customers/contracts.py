# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the customers' tables promise to their readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.customers.base import YEARS
from oms42.kelvane.customers.commitments import FIRST, LARGEST, SMALLEST
from oms42.kelvane.customers.consumption import STATUS
from oms42.kelvane.facts import LAST_MONTH

DOLLARS = "US dollars at plan exchange rates"


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of `consumption_m` and `account_pnl`.

    Returns:
        Two contracts.

    Example:
        >>> [contract.name for contract in contracts()]
        ['consumption_m', 'account_pnl']
    """
    return (_consumption(), _account_pnl())


def _consumption() -> Contract:
    """Return the contract of `consumption_m`."""
    return Contract(
        name="consumption_m",
        title="Commitments to inference units and their use by month",
        description=(
            "One row for each account with an annual commitment to Predict Inference Units (PIU) "
            "and each month from its first one to its end or to September 2026. Use that is paid "
            "as it goes, without a commitment, is not metered by account. Simulated."
        ),
        columns=(_account(), *_consumption_columns()),
        key=("account_id", "month"),
        links=(Link("account_id", "accounts"),),
        as_of="month",
    )


def _account_pnl() -> Contract:
    """Return the contract of `account_pnl`."""
    return Contract(
        name="account_pnl",
        title="Revenue and drivers of cost by account and fiscal year",
        description=(
            "One row for each account and each fiscal year, 2023 to 2025, in which it was a "
            "customer for a month or more. Customers that left before 2025 are in it as far as the "
            "CRM still has them, so 2023 and 2024 add up to less than the company's revenue; 2025 "
            "is complete but for the self-serve Starter workspaces. Rates of the cost to serve: a "
            "visit 420, a support hour 65, a rush order 380 and a custom-engineering hour 140 US "
            "dollars; capital 9 % a year on revenue for the days of sales outstanding. Simulated."
        ),
        columns=(_account(), *_revenue_columns(), *_cost_columns()),
        key=("account_id", "year"),
        links=(Link("account_id", "accounts"),),
    )


def _account() -> Column:
    """Return the key column that both tables have."""
    return Column("account_id", "string", "Account", "Key of the account.", "A00017")


def _consumption_columns() -> tuple[Column, ...]:
    """Return the columns of `consumption_m` after the key."""
    return (
        Column(
            "month",
            "yearmonth",
            "Month",
            "Calendar month.",
            "2025-09",
            minimum=str(FIRST),
            maximum=LAST_MONTH,
        ),
        Column(
            "contract_month",
            "integer",
            "Contract month",
            "Number of the month since the commitment began; 1 is the first. Eight weeks have "
            "passed at the close of month 2.",
            14,
            "months",
            minimum=1,
            maximum=33,
        ),
        Column(
            "commit_usd",
            "number",
            "Commitment",
            "Annual commitment in force; renewed every twelve months.",
            36000.0,
            f"{DOLLARS} a year",
            minimum=SMALLEST,
            maximum=LARGEST,
        ),
        Column(
            "used_usd",
            "number",
            "Use",
            "Value of the units used in the month, at the price tier of the commitment (list below "
            "25,000 a year, 12 % less from there, 20 % less from 100,000).",
            2875.4,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "list_used_usd",
            "number",
            "Use at list price",
            "Value of the same units at the list price of 1.10 for 1,000 inferences.",
            3267.5,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "commit_status",
            "string",
            "Status of the commitment",
            "At the close of the month: running; renewed in an anniversary month; ended, in the "
            "last month of a commitment that was not renewed.",
            "running",
            categories=STATUS,
        ),
    )


def _revenue_columns() -> tuple[Column, ...]:
    """Return the columns of `account_pnl` on the side of income."""
    return (
        Column(
            "year",
            "integer",
            "Fiscal year",
            "Fiscal year, which is the calendar year.",
            2025,
            minimum=YEARS[0],
            maximum=YEARS[-1],
        ),
        Column(
            "products_n",
            "integer",
            "Products",
            "Number of products bought so far, at the end of the year.",
            2,
            minimum=1,
        ),
        Column("revenue", "number", "Revenue", "Recognized revenue.", 84210.55, DOLLARS, minimum=0),
        Column(
            "cogs",
            "number",
            "Cost of goods sold",
            "Cost of goods sold.",
            31720.1,
            DOLLARS,
            minimum=0,
        ),
    )


def _cost_columns() -> tuple[Column, ...]:
    """Return the columns of `account_pnl` that drive the cost to serve."""
    return (
        Column("visits", "integer", "Visits", "Visits to the account.", 14, "visits", minimum=0),
        Column(
            "support_h",
            "number",
            "Support hours",
            "Hours of support.",
            120.5,
            "hours",
            minimum=0,
            decimals=1,
        ),
        Column(
            "returns_usd",
            "number",
            "Returns",
            "Value of goods returned.",
            2310.4,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "rush_orders",
            "integer",
            "Rush orders",
            "Orders that jumped the line.",
            6,
            "orders",
            minimum=0,
        ),
        Column(
            "custom_eng_h",
            "number",
            "Custom engineering",
            "Hours of engineering for this account alone.",
            32.5,
            "hours",
            minimum=0,
            decimals=1,
        ),
        Column(
            "days_sales_outstanding",
            "integer",
            "Days of sales outstanding",
            "Average days from invoice to payment.",
            47,
            "days",
            minimum=0,
        ),
    )
