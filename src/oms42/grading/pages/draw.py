# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The process that draws a student's charts: it has little time, little memory and no files.

It reads a line of JSON for each chart, its kind and its text, and writes a line for each: the
picture in base64, or nothing.
"""

import base64
import json
import sys
from collections.abc import Iterable, Iterator


def confine(seconds: int) -> None:
    """Limit this process for good, where the system can.

    Args:
        seconds: Processor time.
    """
    try:
        import resource
    except ModuleNotFoundError:  # Windows: the caller's clock is the only limit
        return
    gibibyte = 1 << 30
    limits = {
        resource.RLIMIT_CPU: 2 * seconds,
        resource.RLIMIT_DATA: 2 * gibibyte,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))


def pictures(lines: Iterable[str]) -> Iterator[str]:
    """Draw one chart after the other.

    Args:
        lines: For each chart a JSON list of its kind and its specification's text.

    Yields:
        A PNG in base64, or an empty text for a chart that cannot be drawn.

    Example:
        >>> list(pictures(['["vega", "{}{"]']))
        ['']
    """
    from oms42.charts.still import picture

    for line in lines:
        try:
            kind, text = json.loads(line)
            yield base64.b64encode(picture(kind, text)).decode()
        except Exception:  # noqa: BLE001 - whatever one chart does, the next one gets its turn
            yield ""


def main(seconds: str) -> None:
    """Draw what stands on standard input.

    Args:
        seconds: Processor time for all of it.
    """
    confine(int(seconds))
    for line in pictures(sys.stdin):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
