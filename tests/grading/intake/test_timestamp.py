# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a time read in the one way that it can be meant, and in the same way by nbgrader?"""

from datetime import datetime

import pytest
from nbgrader.utils import parse_utc

from oms42.grading.intake.timestamp import checked_time


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-10-05 17:30:59 UTC", "2026-10-05 17:30:59"),
        ("2026-10-05 17:30:59.25 UTC", "2026-10-05 17:30:59.25"),
        ("2026-10-05T17:30:59Z", "2026-10-05 17:30:59"),
        ("2026-10-05 19:30:59+02:00", "2026-10-05 17:30:59"),
        ("2026-10-05 17:30:59", "2026-10-05 17:30:59"),
        ("\ufeff2026-10-05 17:30:59 UTC\n", "2026-10-05 17:30:59"),
    ],
)
def test_does_nbgrader_read_what_was_meant(written: str, meant: str) -> None:
    kept, _ = checked_time(written.encode())
    assert kept is not None
    assert parse_utc(kept.decode().strip()) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "5",
        "17:30",
        "2026-10-05",
        "2026-10-05-17-30-59",
        "2026-13-05 17:30:59",
        "0001-01-01 0:0",
    ],
)
def test_is_a_time_that_nbgrader_would_guess_left_out(written: str) -> None:
    kept, findings = checked_time(written.encode())
    assert kept is None
    assert findings[0].level == "mended"
