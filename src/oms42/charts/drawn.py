# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A static Altair chart as an SVG file."""

import json
from typing import Any

from oms42.charts.svg import settled


def drawn(chart: Any) -> str:
    """Draw a chart with no browser; the same chart gives the same bytes.

    Args:
        chart: An Altair chart with its rows in it.

    Returns:
        SVG, as small as :func:`oms42.charts.svg.settled` makes it.
    """
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()), vl_version="5.20")
    return settled(svg)
