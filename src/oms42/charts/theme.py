# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The look of the book's charts, and how a notebook shows them with no script from elsewhere."""

import os
from typing import Any

from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


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
    }
    legend = {"labelColor": text, "titleColor": text, "labelFontSize": 12, "orient": "top"}
    # wider than the default, because the font here is not the one that the widths were measured in
    legend["columnPadding"] = 28
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": axis,
        "legend": {**legend, "title": None, "symbolStrokeWidth": 3, "labelLimit": 320},
        "title": {"color": text, "anchor": "start", "fontSize": 14, "fontWeight": "normal"},
        "range": {"category": [BLUE, ORANGE, GREEN, GRAY]},
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
