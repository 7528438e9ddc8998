# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The look of the book's charts, and how a notebook shows them with no script from elsewhere."""

import os
from types import MappingProxyType
from typing import Any

from oms42.charts.palette import BLUE, DIVERGING, GRAY, GREEN, ORANGE, SEQUENTIAL

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

# A small point with a clear rim, so that a pointer need not hit it to the pixel.
HOVERED = MappingProxyType(
    {"filled": True, "size": 18, "opacity": 1, "stroke": "transparent", "strokeWidth": 12}
)

# Named, so that no chart falls back on a scheme of Vega's own, which the page does not carry.
RAMPS = {
    "ordinal": list(SEQUENTIAL),
    "ramp": list(SEQUENTIAL),
    "heatmap": list(SEQUENTIAL),
    "diverging": list(DIVERGING),
}


def config(text: str = "#222222") -> dict[str, Any]:
    """Give the Vega-Lite configuration of the book's charts.

    Args:
        text: The color of labels and titles; ``currentColor`` takes the page's.

    Returns:
        The ``config`` of a Vega-Lite specification.

    Example:
        >>> config()["view"]["stroke"] is None
        True
    """
    axis = {
        "labelColor": text,
        "titleColor": text,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": GRAY,
        "gridOpacity": 0.25,
        "domainColor": GRAY,
        "tickColor": GRAY,
        "titlePadding": 12,
        "labelSeparation": 8,  # the first label is pushed inward, and would touch the second
    }
    legend = {"labelColor": text, "titleColor": text, "labelFontSize": 12, "orient": "top"}
    # wider than the default, because the font here is not the one that the widths were measured in
    legend |= {"columnPadding": 28, "titleFontSize": 12, "titleFontWeight": "normal"}
    stripe = {"fill": GRAY, "fillOpacity": 0.25, "stroke": text}
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": axis,
        "legend": {**legend, "title": None, "symbolStrokeWidth": 3, "labelLimit": 320},
        "header": {"labelColor": text, "titleColor": text, "labelFontSize": 12},
        "title": {"color": text, "anchor": "start", "fontSize": 14, "fontWeight": "normal"},
        "range": {"category": [BLUE, ORANGE, GREEN, GRAY], **RAMPS},
        "mark": {"color": BLUE},
        "line": {"strokeJoin": "round"},  # a miter would overshoot the peak
        "rule": {"color": GRAY},
        "text": {"color": text, "fontSize": 12},
        "scale": {"invalid": {"color": {"value": "transparent"}}},  # no value is not a low value
        # a shape that is as pale or as dark as the page is seen by its outline
        "geoshape": {"fill": "transparent", "stroke": GRAY, "strokeWidth": 0.75},
        "selection": {"interval": {"mark": stripe}},
    }


def use_theme() -> None:
    """Draw Altair's charts in the book's look, from here on, in this notebook.

    In the book a chart becomes an SVG picture; in JupyterLab it is drawn by the Vega-Lite that
    JupyterLab ships. Neither loads anything from a CDN.
    """
    import altair as alt

    def look() -> Any:
        return {"config": {**config(), "background": "white"}}

    alt.theme.register("oms42", enable=False)(look)
    alt.theme.enable("oms42")
    alt.renderers.enable("svg" if os.environ.get("OMS42_BOOK") else "mimetype")
