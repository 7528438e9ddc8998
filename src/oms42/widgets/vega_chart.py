# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One chart widget for the page and for JupyterLab: the Vega specification once, then only rows."""

import os
import sys
from pathlib import Path
from typing import Any

import ipywidgets
import traitlets

from oms42.charts.compiled import compiled_spec

PROTOCOL = "~0.11.*"  # anywidget's; its JavaScript is pinned alike in web/package.json
IDENTITY = "oms42.VegaChart"  # by this the page knows which of its own modules to use
IN_PAGE = "/* this page has the chart's module; see web/src/manager.js */"


def _module() -> str:
    """Give the chart's JavaScript: bundled where JupyterLab asks for it, a remark in the book."""
    if os.environ.get("OMS42_BOOK") or sys.platform == "emscripten":  # the build, or the page
        return IN_PAGE
    bundled = Path(__file__).parent / "static" / "chart.js"
    if not bundled.is_file():
        raise RuntimeError(
            "the chart's JavaScript has not been bundled, so no chart can be drawn here: call "
            "`oms42 setup` in the checkout, then restart the kernel"
        )
    return bundled.read_text("utf-8")


class VegaChart(ipywidgets.DOMWidget):  # type: ignore[misc]  # ipywidgets ships no types
    """A chart that follows its rows.

    Attributes:
        spec: A Vega specification with a data set named ``rows``.
        rows: One dictionary a row.
        alt: The text alternative: what the chart shows now.

    Example:
        >>> chart = VegaChart.named("forecast_lab", rows=[], alt="Nothing yet.")
        >>> chart.alt
        'Nothing yet.'
    """

    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode(PROTOCOL).tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode(PROTOCOL).tag(sync=True)
    _anywidget_id = traitlets.Unicode(IDENTITY).tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)

    spec = traitlets.Dict().tag(sync=True)
    # not List(Dict()): checking each row costs more than computing it, 20 ms in a page
    rows: Any = traitlets.List().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_esm")
    def _default_module(self) -> str:
        return _module()

    @classmethod
    def named(cls, name: str, *, rows: list[dict[str, Any]], alt: str) -> "VegaChart":
        """Make the chart of a compiled specification.

        Args:
            name: A name that :func:`oms42.charts.compiled_spec` knows.
            rows: One dictionary a row.
            alt: The text alternative.

        Returns:
            The widget.

        Raises:
            ValueError: If there is no such chart.
        """
        return cls(spec=compiled_spec(name), rows=rows, alt=alt)
