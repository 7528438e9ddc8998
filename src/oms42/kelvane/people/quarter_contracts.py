# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the quarterly tables of the sellers promise: quotas, payouts, the survey."""

from oms42.kelvane.contract import Column, Contract, Link

DOLLARS = "US dollars at plan exchange rates"
QUARTER = Column(
    "quarter",
    "string",
    "Quarter",
    "Fiscal quarter; the fiscal year is the calendar year.",
    "2025Q3",
)
REP = Column("rep_id", "string", "Seller", "Key of the seller.", "R057")


def quotas_contract() -> Contract:
    """Return the contract of `quotas`.

    Returns:
        Eight columns.

    Example:
        >>> quotas_contract().key
        ('rep_id', 'quarter')
    """
    return Contract(
        name="quotas",
        title="Quota, bookings and attainment by seller and quarter",
        description=(
            "One row for each quota carrier and full quarter in the post, January 2023 to "
            "September 2026. New sellers start with a lower quota. Simulated."
        ),
        columns=(REP, QUARTER, *_bookings(), *_credit()),
        key=("rep_id", "quarter"),
        links=(Link("rep_id", "reps"),),
    )


def comp_payouts_contract() -> Contract:
    """Return the contract of `comp_payouts`.

    Returns:
        Eight columns.

    Example:
        >>> comp_payouts_contract().columns[-1].name
        'payout_total'
    """
    return Contract(
        name="comp_payouts",
        title="Pay by seller and quarter",
        description=(
            "One row for each row of quotas. Commission is credited on annual contract value "
            "through 2024 and on total contract value from 2025. Simulated."
        ),
        columns=(
            REP,
            QUARTER,
            _money("base_paid", "Base pay", "Base pay of the quarter.", 30_000.0),
            _money("commission", "Commission", "Commission on the quarter's credit.", 24_350.5),
            _money("accelerator", "Accelerator", "What the rate above quota adds.", 3_120.25),
            _money("spiff", "SPIFF", "SPIFFs and contest prizes.", 2_000.0),
            _money("clawback", "Clawback", "Pay taken back.", 0.0),
            _money(
                "payout_total", "Total pay", "Base, commission, accelerator and SPIFF.", 59_470.75
            ),
        ),
        key=("rep_id", "quarter"),
        links=(Link("rep_id", "reps"),),
    )


def survey_contract() -> Contract:
    """Return the contract of `survey_engage`.

    Returns:
        Six columns.

    Example:
        >>> survey_contract().name
        'survey_engage'
    """
    return Contract(
        name="survey_engage",
        title="Engagement survey by person and quarter",
        description=(
            "One row for each answer to the quarterly survey; about four in five of the people "
            "employed through the quarter answer. Simulated."
        ),
        columns=(
            REP,
            QUARTER,
            _scale("psych_safety", "Psychological safety", "It is safe to speak up in this team."),
            _scale("role_clarity", "Role clarity", "I know what is expected of me."),
            _scale("manager_support", "Manager's support", "My manager helps me to do better."),
            _scale("intent_leave", "Intent to leave", "I am thinking of leaving."),
        ),
        key=("rep_id", "quarter"),
        links=(Link("rep_id", "reps"),),
    )


def _bookings() -> tuple[Column, ...]:
    """Return the columns about quota and bookings."""
    return (
        _money("quota", "Quota", "Quota of the quarter, in annual contract value.", 276_000.0),
        _money(
            "bookings_acv",
            "Bookings, annual value",
            "New-logo and expansion deals won in the quarter, at annual contract value.",
            251_340.75,
        ),
        _money(
            "bookings_tcv",
            "Bookings, total value",
            "The same deals at total contract value.",
            502_681.5,
        ),
        Column(
            "attainment",
            "number",
            "Attainment",
            "Bookings at annual value over the quota.",
            0.9107,
            "share",
            minimum=0,
            decimals=4,
        ),
    )


def _credit() -> tuple[Column, ...]:
    """Return the columns about credit and opportunity."""
    return (
        Column(
            "credited_splits",
            "number",
            "Split credits",
            "Sum of the credit shares recorded on the quarter's deals, as a multiple of their "
            "value; commission is paid on the credit.",
            1.0,
            "share",
            minimum=0,
        ),
        Column(
            "potential_index",
            "number",
            "Potential index",
            "Potential of the territory or portfolio against the mean of its kind (1); for account "
            "executives the same as in territories.",
            0.9551,
            minimum=0,
            decimals=4,
        ),
    )


def _money(name: str, title: str, description: str, example: float) -> Column:
    """Return a column of money."""
    return Column(name, "number", title, description, example, DOLLARS, minimum=0)


def _scale(name: str, title: str, statement: str) -> Column:
    """Return a column of answers."""
    return Column(
        name,
        "number",
        title,
        f"Mean of several items such as: {statement} 1 (not at all) to 5 (fully).",
        3.6,
        "points",
        minimum=1,
        maximum=5,
        decimals=1,
    )
