# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""When a submission was handed in: a time that can be read in one way only."""

import re
from datetime import UTC, datetime

from oms42.grading.intake.finding import MENDED, Finding

FILE = "timestamp.txt"
_WRITTEN = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,6})?\s*(UTC|GMT|Z|[+-]\d\d:?\d\d)?"
)


def checked_time(data: bytes) -> tuple[bytes | None, list[Finding]]:
    """Check the file in which nbgrader keeps the time of a submission.

    nbgrader guesses: it takes ``5`` for the fifth of this month, and what it cannot guess ends the
    grading of the submission. Here only a date with a time of day counts.

    Args:
        data: The file's bytes.

    Returns:
        The bytes to keep, and nothing found; or other bytes, ``None`` for no file, and what was
        mended.

    Example:
        >>> checked_time(b"2026-10-05 17:30:59.250000 UTC")[1]
        []
        >>> checked_time(b"yesterday")[0] is None
        True
    """
    text = data.decode("utf-8", "replace").strip().lstrip("\ufeff")
    moment = _moment(text)
    if moment is None:
        what = f"{FILE} says {text[:40]!r}, which is no date with a time."
        done = "It is left out: look up when the work was handed in, if that matters."
        return None, [Finding("timestamp", MENDED, what, done)]
    if text.encode() == data.strip() and text.endswith("UTC"):
        return data, []
    written = moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    what = f"{FILE} says {text[:40]!r}."
    return written.encode(), [Finding("timestamp", MENDED, what, f"It is read as {written}.")]


def _moment(text: str) -> datetime | None:
    """Read a time; without a zone it is UTC, as nbgrader has it."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    zone = zone if zone and zone[0] in "+-" else "+00:00"
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{(fraction or '.0').ljust(7, '0')}{zone}")
        return moment if datetime(2000, 1, 1, tzinfo=UTC) <= moment else None
    except ValueError:
        return None
