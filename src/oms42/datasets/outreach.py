# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Leads, calls and a trial: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def leads(as_of: str | None = None) -> "pd.DataFrame":
    """Load the leads.

    Args:
        as_of: Day such as `2026-06-30`; the rows up to it. All of the table when left out.

    Returns:
        24,000 rows and 18 columns; the key is `lead_id`. `describe("leads")` says what each
        column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = leads()
        >>> table.shape
        (24000, 18)
        >>> table.loc[:2, ["lead_id", "source", "score_vendor", "converted"]]
           lead_id   source  score_vendor  converted
        0  L000001  inbound          61.1       True
        1  L000002  inbound          34.6      False
        2  L000003    event           4.6      False
        >>> len(leads(as_of="2026-06-30"))
        20372
    """
    return load("leads", as_of)


def calls_sample(as_of: str | None = None) -> "pd.DataFrame":
    """Load a sample of recorded calls.

    Args:
        as_of: Day such as `2026-06-30`; the rows up to it. All of the table when left out.

    Returns:
        6,000 rows and 13 columns; the key is `call_id`. `describe("calls_sample")` says
        what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = calls_sample()
        >>> table.shape
        (6000, 13)
        >>> table.loc[:2, ["call_id", "region", "talk_ratio", "next_step_set"]]
           call_id region  talk_ratio  next_step_set
        0  CL00001   EMEA       0.674          False
        1  CL00002   EMEA       0.630          False
        2  CL00003     NA       0.668          False
        >>> len(calls_sample(as_of="2026-06-30"))
        5612
    """
    return load("calls_sample", as_of)


def enablement_rct() -> "pd.DataFrame":
    """Load the trial of the sales playbook.

    Returns:
        2,300 rows and 6 columns; the key is `opp_id`. `describe("enablement_rct")` says
        what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = enablement_rct()
        >>> table.shape
        (2300, 6)
        >>> table.loc[:2, ["opp_id", "assigned", "complied", "won"]]
            opp_id assigned  complied    won
        0  O005644  control     False  False
        1  O005645    treat     False  False
        2  O005657    treat     False  False
    """
    return load("enablement_rct")
