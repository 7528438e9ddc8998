# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the table `leads` promises to its readers."""

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.selling.lead_arrivals import BASES, COUNTRIES, SEGMENTS, SOURCES, TIERS

OPT_OUTS = ("none", "unsubscribed", "complained")


def leads_contract() -> Contract:
    """Return the contract of `leads`.

    Returns:
        Eighteen columns; the key is `lead_id`.

    Example:
        >>> len(leads_contract().columns)
        18
    """
    return Contract(
        name="leads",
        title="Leads, with the vendor's score and the outcome",
        description=(
            "One row for each of 24,000 leads from January 2023 to September 2026: what was known "
            "when it came, how it was dealt with and whether it bought. Simulated."
        ),
        columns=(*_arrival(), *_knowledge(), *_handling(), *_outcome()),
        key=("lead_id",),
        as_of="created",
    )


def _arrival() -> tuple[Column, ...]:
    """Return the columns that say where a lead comes from."""
    return (
        Column("lead_id", "string", "Lead", "Key of the lead.", "L000001", unique=True),
        Column("created", "date", "Created", "Day on which the lead came.", "2025-03-18"),
        Column(
            "source",
            "string",
            "Source",
            "How the lead came. plg is the self-serve product; outbound_human and outbound_ai are "
            "companies that a person or the AI-SDR of the 2026 pilot wrote to first.",
            "inbound",
            categories=tuple(SOURCES),
        ),
        Column(
            "country",
            "string",
            "Country",
            "Country of the contact, ISO 3166-1 alpha-2.",
            "DE",
            categories=tuple(COUNTRIES),
        ),
        Column(
            "segment",
            "string",
            "Segment",
            "Segment of the company; starter is below 200 employees.",
            "mid-market",
            categories=SEGMENTS,
        ),
        Column("tier", "string", "Tier", "How well it fits, A best.", "B", categories=TIERS),
        Column(
            "consent_basis",
            "string",
            "Consent basis",
            "On what basis the contact may be written to, as recorded when the lead came.",
            "opt_in",
            categories=BASES,
        ),
    )


def _knowledge() -> tuple[Column, ...]:
    """Return the columns that are known when a lead comes."""
    return (
        Column(
            "score_vendor",
            "number",
            "Vendor's score",
            "Score of the vendor's model when the lead came, from 0 to 100; the vendor calls it a "
            "chance to buy in percent.",
            14.3,
            minimum=0,
            maximum=100,
            decimals=1,
        ),
        Column(
            "pql_events",
            "integer",
            "Product-qualified events",
            "Uses of the self-serve product that show intent, before the lead came.",
            4,
            minimum=0,
        ),
        Column(
            "value_usd",
            "number",
            "Estimated value",
            "Estimate of the first year's contract value when the lead came; may be missing.",
            44000,
            "US dollars at plan exchange rates",
            minimum=0,
            required=False,
            decimals=0,
        ),
    )


def _handling() -> tuple[Column, ...]:
    """Return the columns that say how a lead was dealt with."""
    return (
        Column(
            "contacted_at",
            "datetime",
            "First contact",
            "Time of the first contact; missing where nobody has contacted the lead.",
            "2025-03-19T10:24:00",
            required=False,
        ),
        Column("replied", "boolean", "Replied", "The contact answered.", True),
        Column(
            "opt_out",
            "string",
            "Opt-out",
            "Whether the contact unsubscribed or complained after a message.",
            "none",
            categories=OPT_OUTS,
        ),
        Column(
            "harmful_send",
            "boolean",
            "Harmful message",
            "A later review found the first message wrong, misleading or out of place.",
            False,
        ),
        Column("meeting", "boolean", "Meeting", "A meeting took place.", False),
        Column(
            "demo_scheduled_ts",
            "datetime",
            "Demo",
            "Time for which a demo is scheduled in the CRM; missing where there is none.",
            "2025-04-02T14:30:00",
            required=False,
        ),
    )


def _outcome() -> tuple[Column, ...]:
    """Return the outcome."""
    return (
        Column(
            "converted", "boolean", "Converted", "The lead had bought by 30 September 2026.", False
        ),
        Column(
            "converted_at",
            "date",
            "Converted on",
            "Day of the purchase; missing where there is none.",
            "2025-04-28",
            required=False,
        ),
    )
