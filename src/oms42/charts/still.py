# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A chart that anyone may have made, drawn as a picture: it may show its own data and no other."""

import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 4000  # pixels
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class ForeignChartError(ValueError):
    """A chart that asks for something which it does not bring along.

    Example:
        >>> raise ForeignChartError("the chart loads data from an address")
        Traceback (most recent call last):
        ...
        oms42.charts.still.ForeignChartError: the chart loads data from an address
    """


def picture(kind: str, text: str) -> bytes:
    """Draw a chart.

    A compiler of charts reads any address that a chart names, files of this machine among them. So
    a chart that names one, or draws pictures of its own, is refused.

    Args:
        kind: ``vegalite`` or ``vega``.
        text: The specification as JSON.

    Returns:
        A PNG.

    Raises:
        ForeignChartError: If the chart asks for something that it does not bring along.
        ValueError: If it cannot be drawn; the message is the compiler's.

    Example:
        >>> picture("vega", '{"data": [{"name": "a", "url": "file:///etc/passwd"}]}')
        Traceback (most recent call last):
        ...
        oms42.charts.still.ForeignChartError: the chart loads from an address (url)
    """
    specification = json.loads(text)
    check_own(specification)
    import vl_convert

    if kind == "vegalite":
        drawn = vl_convert.vegalite_to_png(text, vl_version="5.20", allowed_base_urls=[])
    else:
        drawn = vl_convert.vega_to_png(text, allowed_base_urls=[])
    if not drawn.startswith(_SIGNATURE):
        raise ValueError("the compiler gave no PNG")
    return drawn


def check_own(specification: Any) -> None:
    """Refuse a chart that asks for something which it does not bring along.

    Args:
        specification: The chart.

    Raises:
        ForeignChartError: If it loads from an address, draws pictures, or is larger than a page.

    Example:
        >>> check_own({"mark": "bar", "data": {"values": [{"url": 1}]}})
    """
    for key, value in _settings(specification):
        if key == "url":
            raise ForeignChartError("the chart loads from an address (url)")
        if key in ("mark", "type") and value == "image":
            raise ForeignChartError("the chart draws pictures (image)")
        if key in ("width", "height") and isinstance(value, int | float) and value > _LONGEST:
            raise ForeignChartError(f"the chart is {value} pixels large; {_LONGEST} may be")


def _settings(specification: Any) -> Iterator[tuple[str, Any]]:
    """Yield every setting but the rows of the chart's own tables."""
    waiting = [specification]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from one.items()
            waiting += [value for key, value in one.items() if key not in ("values", "datasets")]
        elif isinstance(one, list):
            waiting += one
