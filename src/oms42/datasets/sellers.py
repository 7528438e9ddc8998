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
        0   R001   ae     NA 2015-08-25
        1   R002   ae     NA 2016-01-26
        2   R003  cam   APAC 2016-02-02
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
        0        M01     NA     9             18.8               True
        1        M02     NA     9             15.6              False
        2        M03     NA     9             19.7               True
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
        2   R001  2023Q3   93900.0     179919.67      1.9161
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
        2   R001  2023Q3    32333.81      68417.62
    """
    return load("comp_payouts")


def activities_m() -> "pd.DataFrame":
    """Load what each seller did in each month.

    Returns:
        3,080 rows and 11 columns; the key is `rep_id` and `month`.
        `describe("activities_m")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = activities_m()
        >>> table.shape
        (3080, 11)
        >>> table.loc[:2, ["rep_id", "month", "calls", "meetings"]]
          rep_id      month  calls  meetings
        0   R001 2023-01-01     75        31
        1   R001 2023-02-01     64        26
        2   R001 2023-03-01     94        25
    """
    return load("activities_m")


def survey_engage() -> "pd.DataFrame":
    """Load the answers to the quarterly survey.

    Returns:
        934 rows and 6 columns; the key is `rep_id` and `quarter`.
        `describe("survey_engage")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = survey_engage()
        >>> table.shape
        (934, 6)
        >>> table.loc[:2, ["rep_id", "quarter", "psych_safety", "role_clarity", "manager_support"]]
          rep_id quarter  psych_safety  role_clarity  manager_support
        0   R001  2023Q1           3.6           2.7              3.0
        1   R001  2023Q2           3.1           3.5              3.4
        2   R001  2023Q4           2.9           3.8              3.3
    """
    return load("survey_engage")
