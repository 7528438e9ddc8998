# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the table `activities_m` promises to its readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import FIRST_MONTH, LAST_MONTH


def activities_contract() -> Contract:
    """Return the contract of `activities_m`.

    Returns:
        Eleven columns.

    Example:
        >>> activities_contract().key
        ('rep_id', 'month')
    """
    return Contract(
        name="activities_m",
        title="Activity and coaching by seller and month",
        description=(
            "One row for each quota carrier and full month of employment, January 2023 to "
            "September 2026, from the activity log. Simulated."
        ),
        columns=(
            Column("rep_id", "string", "Seller", "Key of the seller.", "R057"),
            Column(
                "month",
                "yearmonth",
                "Month",
                "Calendar month.",
                "2025-09",
                minimum=FIRST_MONTH,
                maximum=LAST_MONTH,
            ),
            *_counts(),
            *_quality(),
            *_coaching(),
        ),
        key=("rep_id", "month"),
        links=(Link("rep_id", "reps"),),
    )


def _counts() -> tuple[Column, ...]:
    """Return the columns that count."""
    return (
        Column("calls", "integer", "Calls", "Calls logged.", 84, "calls", minimum=0),
        Column("emails", "integer", "Emails", "Emails logged.", 171, "emails", minimum=0),
        Column("meetings", "integer", "Meetings", "Meetings held.", 24, "meetings", minimum=0),
    )


def _quality() -> tuple[Column, ...]:
    """Return the columns about how the seller worked."""
    return (
        Column(
            "multi_thread_avg",
            "number",
            "Multi-threading",
            "People at the customer in contact, mean over the opportunities worked on.",
            2.15,
            "people",
            minimum=1,
        ),
        Column(
            "crm_hygiene",
            "number",
            "CRM hygiene",
            "Share of the seller's records with all required fields filled and up to date.",
            0.81,
            "share",
            minimum=0,
            maximum=1,
        ),
        Column(
            "content_used", "integer", "Content used", "Pieces of content shared.", 5, minimum=0
        ),
        Column(
            "pipeline_created",
            "number",
            "Pipeline created",
            "Annual contract value of opportunities that the seller created and qualified.",
            142_300.0,
            "US dollars at plan exchange rates",
            minimum=0,
        ),
    )


def _coaching() -> tuple[Column, ...]:
    """Return the columns about coaching."""
    return (
        Column(
            "coaching_h_week",
            "number",
            "Coaching hours",
            "Hours of coaching by the manager, a week.",
            1.95,
            "hours a week",
            minimum=0,
        ),
        Column(
            "coaching_rota",
            "boolean",
            "On the rota",
            "Whether the coaching rota, drawn by lot each quarter, had the seller's name.",
            True,
        ),
    )
