# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables about selling promise to their readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.accounts_contract import NA_NOTE
from oms42.kelvane.field.layers import SEGMENTS
from oms42.kelvane.selling.calls import CONSENTS
from oms42.kelvane.selling.leads_contract import leads_contract
from oms42.kelvane.selling.playbook_trial import ARMS


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of `leads`, `calls_sample` and `enablement_rct`.

    Returns:
        Three contracts.

    Example:
        >>> [contract.name for contract in contracts()]
        ['leads', 'calls_sample', 'enablement_rct']
    """
    return (leads_contract(), _calls_sample(), _enablement_rct())


def _calls_sample() -> Contract:
    """Return the contract of `calls_sample`."""
    return Contract(
        name="calls_sample",
        title="Sample of recorded calls",
        description=(
            "One row for each of 6,000 calls about new-logo and expansion deals that were closed "
            "from January 2024 to September 2026, as the recording tool has measured it. Simulated."
        ),
        columns=(*_call(), *_conduct(), *_voice()),
        key=("call_id",),
        links=(Link("opp_id", "opportunities"), Link("rep_id", "reps")),
        as_of="date",
    )


def _call() -> tuple[Column, ...]:
    """Return the columns that say which call it is."""
    return (
        Column("call_id", "string", "Call", "Key of the call.", "CL00001", unique=True),
        Column("opp_id", "string", "Opportunity", "The deal that it is about.", "O000001"),
        Column("rep_id", "string", "Seller", "Who called.", "R001"),
        Column(
            "region",
            "string",
            "Sales region",
            f"The seller's region. {NA_NOTE}",
            "EMEA",
            categories=REGIONS,
        ),
        Column("date", "date", "Date", "Day of the call.", "2025-03-18"),
    )


def _conduct() -> tuple[Column, ...]:
    """Return the columns that say how the call went."""
    return (
        Column(
            "talk_ratio",
            "number",
            "Talk ratio",
            "Share of the talking time that was the seller's.",
            0.54,
            "share",
            minimum=0,
            maximum=1,
            decimals=3,
        ),
        Column(
            "questions_n", "integer", "Questions", "Questions that the seller asked.", 7, minimum=0
        ),
        Column("next_step_set", "boolean", "Next step", "A dated next step was agreed on.", True),
        Column("competitor_mentioned", "boolean", "Competitor", "A competitor was named.", False),
        Column("price_mentioned", "boolean", "Price", "The price was talked about.", True),
    )


def _voice() -> tuple[Column, ...]:
    """Return the columns that a model has inferred, and the consent."""
    return (
        Column(
            "sentiment_text",
            "number",
            "Sentiment of the text",
            "Sentiment of the transcript, from −1 to 1.",
            0.12,
            minimum=-1,
            maximum=1,
        ),
        Column(
            "voice_emotion_score",
            "number",
            "Emotion in the voice",
            "What the vendor's model infers from the seller's voice, from 0 to 1; missing where "
            "the vendor does not offer it.",
            0.48,
            minimum=0,
            maximum=1,
            required=False,
        ),
        Column(
            "recorded_consent",
            "string",
            "Consent to recording",
            "Whether the other side had consented to the recording.",
            "yes",
            categories=CONSENTS,
        ),
    )


def _enablement_rct() -> Contract:
    """Return the contract of `enablement_rct`."""
    return Contract(
        name="enablement_rct",
        title="Trial of the sales playbook",
        description=(
            "One row for each of 2,300 closed new-logo and expansion deals of account executives, "
            "opened from October 2024 on. Sellers were assigned at random to get the playbook or "
            "not. Simulated."
        ),
        columns=(
            Column("opp_id", "string", "Opportunity", "The deal.", "O000001", unique=True),
            Column("rep_id", "string", "Seller", "Whose deal it is.", "R001"),
            Column(
                "segment",
                "string",
                "Segment",
                "Segment of the account.",
                "enterprise",
                categories=SEGMENTS,
            ),
            Column(
                "assigned", "string", "Assigned", "Arm of the seller.", "treat", categories=ARMS
            ),
            Column("complied", "boolean", "Used", "The playbook was used on the deal.", True),
            Column("won", "boolean", "Won", "The deal was won.", False),
        ),
        key=("opp_id",),
        links=(Link("opp_id", "opportunities"), Link("rep_id", "reps")),
    )
