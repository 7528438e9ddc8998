# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the table `opportunities` promises to its readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.deals.calls import CATEGORIES
from oms42.kelvane.deals.combined import TYPES
from oms42.kelvane.deals.currency import CURRENCIES, PLAN_RATE
from oms42.kelvane.deals.opportunities import COMPETITORS, OUTCOMES, REASONS, UNDECIDED
from oms42.kelvane.deals.products import PRODUCTS

DOLLARS = "US dollars at plan exchange rates"
STAGES = "1 qualify, 2 discover, 3 validate, 4 propose, 5 negotiate, 6 closed"


def opportunities_contract() -> Contract:
    """Return the contract of `opportunities`.

    Returns:
        Twenty-five columns; `opp_id` is the key.

    Example:
        >>> contract = opportunities_contract()
        >>> contract.key, len(contract.columns)
        (('opp_id',), 25)
    """
    return Contract(
        name="opportunities",
        title="Opportunities in their last state",
        description=(
            "One row for each opportunity that closed between January 2023 and September 2026 or "
            "is open on 30 September 2026, as it stands on that day; `opp_snapshots` tells what "
            "was known before. Simulated."
        ),
        columns=(*_parties(), *_dates(), *_forecast(), *_money(), *_outcome()),
        key=("opp_id",),
        links=(
            Link("account_id", "accounts"),
            Link("rep_id", "reps"),
            Link("partner_id", "partners"),
            Link("sub_id", "subscriptions"),
            Link("dealreg_id", "deal_regs"),
        ),
    )


def _parties() -> tuple[Column, ...]:
    """Return the columns that say who and what."""
    return (
        Column(
            "opp_id",
            "string",
            "Opportunity",
            "Key, in the order of creation.",
            "O004711",
            unique=True,
        ),
        Column("account_id", "string", "Account", "Key of the account.", "A01234"),
        Column("rep_id", "string", "Rep", "Seller who works on it.", "R057"),
        Column(
            "partner_id",
            "string",
            "Partner",
            "Partner who is part of the deal; missing if there is none.",
            "P-017",
            required=False,
        ),
        Column(
            "type",
            "string",
            "Type",
            "First purchase of an account, expansion of a customer, or renewal of a subscription.",
            "new",
            categories=TYPES,
        ),
        Column(
            "product",
            "string",
            "Product",
            "Product of Kelvane Cloud.",
            "Monitor",
            categories=PRODUCTS,
        ),
        Column(
            "sub_id",
            "string",
            "Subscription",
            "Subscription that a won deal starts or enlarges, or that a renewal is about; missing "
            "for other deals.",
            "S01234",
            required=False,
        ),
    )


def _dates() -> tuple[Column, ...]:
    """Return the columns of dates."""
    return (
        Column("created", "date", "Created", "Day on which it was created.", "2026-02-11"),
        Column(
            "close_date",
            "date",
            "Close date",
            "Day on which it closed; for an open deal, the day on which it is expected to.",
            "2026-06-26",
        ),
        Column(
            "close_date_orig",
            "date",
            "Original close date",
            "Close date that was expected when it was created.",
            "2026-05-29",
        ),
        Column(
            "pushes_n",
            "integer",
            "Pushes",
            "How often the close date was moved to a later day so far.",
            1,
            minimum=0,
        ),
    )


def _forecast() -> tuple[Column, ...]:
    """Return the columns of the forecast."""
    return (
        Column("stage", "integer", "Stage", f"{STAGES}.", 6, minimum=1, maximum=6),
        Column(
            "forecast_cat",
            "string",
            "Forecast category",
            "What the rep calls an open deal for the quarter of its close date; `closed` for a "
            "closed one, won or not.",
            "closed",
            categories=CATEGORIES,
        ),
        Column(
            "contacts_n",
            "integer",
            "Contacts",
            "People at the buyer who take part.",
            2,
            minimum=1,
        ),
        Column(
            "competitor",
            "string",
            "Competitor",
            "Main competitor in the deal.",
            "Sennet",
            categories=COMPETITORS,
        ),
    )


def _money() -> tuple[Column, ...]:
    """Return the columns of terms and money."""
    rates = ", ".join(f"{name} {PLAN_RATE[name]:.2f}" for name in CURRENCIES[1:])
    return (
        Column(
            "amount_acv",
            "number",
            "Annual contract value",
            "Value of one year; of an expansion, what it adds; of a renewal, the whole.",
            48_500.0,
            DOLLARS,
            minimum=0,
        ),
        Column("term_years", "integer", "Term", "Term.", 3, "years", minimum=1, maximum=3),
        Column(
            "amount_tcv",
            "number",
            "Total contract value",
            "Annual contract value times term.",
            145_500.0,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "list_price",
            "number",
            "List price",
            "Annual value at list price, before discount.",
            54_000.0,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "discount_pct",
            "number",
            "Discount",
            "Discount on the list price.",
            10.2,
            "percent",
            minimum=0,
            maximum=100,
            decimals=1,
        ),
        Column(
            "currency",
            "string",
            "Currency",
            "Currency of the contract: euros in the euro area, pounds in Great Britain, US dollars "
            f"elsewhere. Plan exchange rates in US dollars, the same in all years: {rates}.",
            "USD",
            categories=CURRENCIES,
        ),
        Column(
            "amount_acv_lc",
            "number",
            "Annual contract value in currency",
            "Annual contract value in the currency of the contract.",
            48_500.0,
            "units of the currency",
            minimum=0,
        ),
    )


def _outcome() -> tuple[Column, ...]:
    """Return the columns of the outcome."""
    return (
        Column(
            "outcome",
            "string",
            "Outcome",
            "Won, lost to somebody else, ended without a decision, or open.",
            "won",
            categories=OUTCOMES,
        ),
        Column(
            "loss_reason",
            "string",
            "Loss reason",
            "Reason that the rep gave for a deal that was not won; may be missing.",
            "price",
            categories=(*REASONS, *UNDECIDED),
            required=False,
        ),
        Column(
            "dealreg_id",
            "string",
            "Deal registration",
            "Live registration of a partner that the deal goes with; missing if there is none.",
            "D0123",
            required=False,
        ),
    )
