# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables of the deals promise to their readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.deals.book import REASONS
from oms42.kelvane.deals.calls import CATEGORIES
from oms42.kelvane.deals.opportunities_contract import DOLLARS, STAGES, opportunities_contract
from oms42.kelvane.deals.products import PRODUCTS


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of `opportunities`, `opp_snapshots` and `subscriptions`.

    Returns:
        Three contracts.

    Example:
        >>> [contract.name for contract in contracts()]
        ['opportunities', 'opp_snapshots', 'subscriptions']
    """
    return (opportunities_contract(), _snapshots(), _subscriptions())


def _snapshots() -> Contract:
    """Return the contract of `opp_snapshots`."""
    return Contract(
        name="opp_snapshots",
        title="Opportunities week by week, as they were known",
        description=(
            "One row for each opportunity and week from January 2023 to September 2026: every "
            "Monday on which it was open, and the first Monday after it closed. What is in a row "
            "was known on its day. Simulated."
        ),
        columns=(
            Column(
                "snapshot_date",
                "date",
                "Day",
                "Day on which the snapshot was taken.",
                "2026-06-29",
                minimum="2023-01-01",
                maximum="2026-09-30",
            ),
            Column("opp_id", "string", "Opportunity", "Key of the opportunity.", "O004711"),
            Column("stage", "integer", "Stage", f"{STAGES}.", 3, minimum=1, maximum=6),
            Column(
                "forecast_cat",
                "string",
                "Forecast category",
                "What the rep calls the deal for the quarter of its close date; `closed` once it "
                "has closed, won or not.",
                "best",
                categories=CATEGORIES,
            ),
            Column(
                "amount_acv",
                "number",
                "Annual contract value",
                "Amount that was expected a year.",
                48_500.0,
                DOLLARS,
                minimum=0,
            ),
            Column(
                "close_date",
                "date",
                "Close date",
                "Day on which the deal was expected to close.",
                "2026-08-28",
            ),
        ),
        key=("snapshot_date", "opp_id"),
        links=(Link("opp_id", "opportunities"),),
        as_of="snapshot_date",
        latest_of=("opp_id",),
    )


def _subscriptions() -> Contract:
    """Return the contract of `subscriptions`."""
    return Contract(
        name="subscriptions",
        title="Subscriptions to Kelvane Cloud",
        description=(
            "One row for each subscription that was running on 1 January 2023 or began later. A "
            "subscription is renewed at the end of each term. Annual recurring revenue on a day is "
            "`acv_start` of the subscriptions that run on it plus what won expansions with their "
            "`sub_id`, closed after their first day, have added by then. Simulated."
        ),
        columns=(
            Column("sub_id", "string", "Subscription", "Key.", "S01234", unique=True),
            Column("account_id", "string", "Account", "Key of the customer.", "A04711"),
            Column(
                "product",
                "string",
                "Product",
                "Product of Kelvane Cloud.",
                "Monitor",
                categories=PRODUCTS,
            ),
            *_life(),
            Column("country", "string", "Country", "Country of the customer.", "DE"),
        ),
        key=("sub_id",),
        links=(Link("account_id", "accounts"),),
    )


def _life() -> tuple[Column, ...]:
    """Return the columns about term, value and end."""
    return (
        Column("start", "date", "Start", "First day.", "2024-03-28"),
        Column(
            "term_m", "integer", "Term", "Length of a term.", 12, "months", minimum=12, maximum=36
        ),
        Column(
            "acv_start",
            "number",
            "First annual value",
            "Annual contract value on the first day.",
            44_000.0,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "acv",
            "number",
            "Annual value",
            "Annual contract value on the last day, or on 30 September 2026.",
            52_500.0,
            DOLLARS,
            minimum=0,
        ),
        Column(
            "renewed",
            "string",
            "Renewed",
            "Whether it was renewed at the end of its first term; missing if that has not come.",
            "yes",
            categories=("yes", "no"),
            required=False,
        ),
        Column(
            "end_date",
            "date",
            "End",
            "Last day; missing if no end is known on 30 September 2026.",
            "2026-03-28",
            required=False,
        ),
        Column(
            "end_reason",
            "string",
            "End reason",
            "`active`: runs on; `churn`: not renewed; `contract` and `expand`: replaced at a "
            "renewal by a smaller or larger one; `switch_notice`: the customer gave notice under "
            "the switching rules of the EU Data Act.",
            "active",
            categories=REASONS,
        ),
    )
