# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables `reps` and `managers` promise to their readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.people.managers import MANAGERS
from oms42.kelvane.people.reps import COUNTRIES, REASONS
from oms42.kelvane.people.work_modes import MODES

DOLLARS_A_YEAR = "US dollars a year"
SEGMENTS = ("enterprise", "mid-market", "public")
NA_NOTE = (
    "NA is North America: many tools read the text NA as a missing value unless told not to (in "
    "pandas: keep_default_na=False)."
)


def reps_contract() -> Contract:
    """Return the contract of `reps`.

    Returns:
        Seventeen columns.

    Example:
        >>> reps_contract().key
        ('rep_id',)
    """
    return Contract(
        name="reps",
        title="Sellers: role, place, dates, selection scores and pay plan",
        description=(
            "One row for each of 146 people who sold for Kelvane between January 2023 and "
            "September 2026: 84 quota carriers and 18 sales development representatives employed "
            "on 30 September 2026, and 44 quota carriers who had left. Simulated."
        ),
        columns=(*_post(), *_time(), *_person(), *_scores(), *_pay()),
        key=("rep_id",),
        links=(Link("manager_id", "managers"),),
    )


def managers_contract() -> Contract:
    """Return the contract of `managers`.

    Returns:
        Six columns.

    Example:
        >>> managers_contract().columns[2].name
        'span'
    """
    return Contract(
        name="managers",
        title="First-line managers: team, coaching and career",
        description=(
            f"One row for each of {MANAGERS} first-line managers on 30 September 2026. Simulated."
        ),
        columns=(
            Column("manager_id", "string", "Manager", "Key of the manager.", "M07", unique=True),
            Column("region", "string", "Region", NA_NOTE, "EMEA", categories=REGIONS),
            Column(
                "span",
                "integer",
                "Span",
                "People in the team on 30 September 2026, sales development included.",
                9,
                "people",
                minimum=1,
            ),
            Column(
                "coaching_h_week",
                "number",
                "Coaching hours",
                "Hours of coaching a week in the third quarter of 2026, all of the team together.",
                16.3,
                "hours a week",
                minimum=0,
                decimals=1,
            ),
            Column(
                "promoted_internal",
                "boolean",
                "Promoted from within",
                "Whether the manager was a Kelvane seller before.",
                True,
            ),
            Column(
                "own_sales_rank_pct",
                "number",
                "Rank as a seller",
                "Percentile of the manager's own sales in the last year as a seller; 100 is best.",
                74.0,
                "percentile",
                minimum=0,
                maximum=100,
                decimals=0,
            ),
        ),
        key=("manager_id",),
    )


def _post() -> tuple[Column, ...]:
    """Return the columns about the post."""
    countries = tuple(sorted({code for some in COUNTRIES.values() for code, _ in some}))
    return (
        Column("rep_id", "string", "Seller", "Key of the seller.", "R057", unique=True),
        Column(
            "role",
            "string",
            "Role",
            "ae: account executive; kam: key account manager; cam: channel account manager; sdr: "
            "sales development representative, who carries no quota and has no rows in quotas, "
            "comp_payouts and activities_m.",
            "ae",
            categories=("ae", "kam", "cam", "sdr"),
        ),
        Column(
            "segment",
            "string",
            "Segment",
            "Segment of an account executive; missing for other roles.",
            "mid-market",
            categories=SEGMENTS,
            required=False,
        ),
        Column("region", "string", "Region", NA_NOTE, "EMEA", categories=REGIONS),
        Column(
            "country",
            "string",
            "Country",
            "Country of employment, ISO 3166-1 alpha-2.",
            "DE",
            categories=countries,
        ),
        Column(
            "manager_id",
            "string",
            "Manager",
            "First-line manager of the post; for people who left, the manager of the post today.",
            "M07",
        ),
    )


def _time() -> tuple[Column, ...]:
    """Return the columns about coming and going."""
    return (
        Column("hire_date", "date", "Hired", "First day of employment.", "2024-02-12"),
        Column(
            "leave_date",
            "date",
            "Left",
            "Last day of employment; missing for those employed on 30 September 2026.",
            "2025-07-09",
            required=False,
        ),
        Column(
            "leave_reason",
            "string",
            "Reason of leaving",
            "Main reason in the exit record; missing for those still employed.",
            "better offer",
            categories=tuple(name for name, _ in REASONS),
            required=False,
        ),
    )


def _person() -> tuple[Column, ...]:
    """Return the columns about the person."""
    return (
        Column(
            "gender",
            "string",
            "Gender",
            "As stated by the person: F, M or X (neither).",
            "F",
            categories=("F", "M", "X"),
        ),
        Column(
            "remote",
            "string",
            "Work mode",
            "Where the person works: remote only, hybrid or office.",
            "remote",
            categories=MODES,
        ),
        Column(
            "years_exp_at_hire",
            "number",
            "Experience at hire",
            "Years in sales before joining.",
            6.5,
            "years",
            minimum=0,
            decimals=1,
        ),
    )


def _scores() -> tuple[Column, ...]:
    """Return the columns about selection."""
    return (
        Column(
            "si_score",
            "number",
            "Structured interview",
            "Mean rating of the panel, 1 (low) to 5; over all 280 applicants for today's 84 posts "
            "with a quota the mean was about 3.0 and the standard deviation 0.70.",
            3.85,
            "points",
            minimum=1,
            maximum=5,
        ),
        Column(
            "unstructured_score",
            "number",
            "Unstructured interview",
            "Rating of the hiring manager, 1 (low) to 5; over all applicants the mean was about "
            "3.1 and the standard deviation 0.75.",
            3.4,
            "points",
            minimum=1,
            maximum=5,
            decimals=1,
        ),
        Column(
            "work_sample",
            "number",
            "Work sample",
            "Score of the role play, 0 to 100; over all applicants the mean was about 56 and the "
            "standard deviation 13.",
            64.0,
            "points",
            minimum=0,
            maximum=100,
            decimals=0,
        ),
    )


def _pay() -> tuple[Column, ...]:
    """Return the columns about the pay plan."""
    return (
        Column("base", "number", "Base pay", "Base pay.", 120_000.0, DOLLARS_A_YEAR, minimum=0),
        Column(
            "target_incentive",
            "number",
            "Target incentive",
            "Variable pay at 100 % of quota.",
            120_000.0,
            DOLLARS_A_YEAR,
            minimum=0,
        ),
    )
