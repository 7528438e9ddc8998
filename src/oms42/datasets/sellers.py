# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who sells, what was asked of them, what they did and what they were paid: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def reps() -> "pd.DataFrame":
    """Load the sellers, of today and of before.

    Returns:
        146 rows and 17 columns; the key is `rep_id`. `describe("reps")` says what each
        column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = reps()
        >>> table.shape
        (146, 17)
        >>> table.loc[:2, ["rep_id", "role", "region", "hire_date"]]
          rep_id role region  hire_date
        0   R001   ae     NA 2015-08-18
        1   R002   ae     NA 2016-01-19
        2   R003  cam   APAC 2016-01-26
    """
    return load("reps")


def managers() -> "pd.DataFrame":
    """Load the first-line managers.

    Returns:
        11 rows and 6 columns; the key is `manager_id`. `describe("managers")` says what
        each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = managers()
        >>> table.shape
        (11, 6)
        >>> table.loc[:2, ["manager_id", "region", "span", "coaching_h_week", "promoted_internal"]]
          manager_id region  span  coaching_h_week  promoted_internal
        0        M01     NA     9             18.5               True
        1        M02     NA     9             15.2              False
        2        M03     NA     9             19.2               True
    """
    return load("managers")


def quotas() -> "pd.DataFrame":
    """Load quota and attainment of each seller and quarter.

    Returns:
        1,017 rows and 8 columns; the key is `rep_id` and `quarter`. `describe("quotas")`
        says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = quotas()
        >>> table.shape
        (1017, 8)
        >>> table.loc[:2, ["rep_id", "quarter", "quota", "bookings_acv", "attainment"]]
          rep_id quarter     quota  bookings_acv  attainment
        0   R001  2023Q1   77300.0     123257.39      1.5945
        1   R001  2023Q2  127000.0     127604.85      1.0048
        2   R001  2023Q3   93900.0      94525.65      1.0067
    """
    return load("quotas")


def comp_payouts() -> "pd.DataFrame":
    """Load what each seller was paid in each quarter.

    Returns:
        1,017 rows and 8 columns; the key is `rep_id` and `quarter`.
        `describe("comp_payouts")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = comp_payouts()
        >>> table.shape
        (1017, 8)
        >>> table.loc[:2, ["rep_id", "quarter", "commission", "payout_total"]]
          rep_id quarter  commission  payout_total
        0   R001  2023Q1    26907.74      60565.48
        1   R001  2023Q2    16955.37      37660.74
        2   R001  2023Q3    16987.44      37724.88
    """
    return load("comp_payouts")


def activities_m() -> "pd.DataFrame":
    """Load what each seller did in each month.

    Returns:
        3,099 rows and 11 columns; the key is `rep_id` and `month`.
        `describe("activities_m")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = activities_m()
        >>> table.shape
        (3099, 11)
        >>> table.loc[:2, ["rep_id", "month", "calls", "meetings"]]
          rep_id      month  calls  meetings
        0   R001 2023-01-01    108        29
        1   R001 2023-02-01    115        20
        2   R001 2023-03-01     62        26
    """
    return load("activities_m")


def survey_engage() -> "pd.DataFrame":
    """Load the answers to the quarterly survey.

    Returns:
        937 rows and 6 columns; the key is `rep_id` and `quarter`.
        `describe("survey_engage")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = survey_engage()
        >>> table.shape
        (937, 6)
        >>> table.loc[:2, ["rep_id", "quarter", "psych_safety", "role_clarity", "manager_support"]]
          rep_id quarter  psych_safety  role_clarity  manager_support
        0   R001  2023Q1           2.7           3.9              3.4
        1   R001  2023Q2           2.7           3.8              3.4
        2   R001  2023Q4           2.3           3.6              3.8
    """
    return load("survey_engage")
