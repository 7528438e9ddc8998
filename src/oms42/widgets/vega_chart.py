# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One chart widget for the page and for JupyterLab: the Vega specification once, then only rows."""

from typing import Any, ClassVar

import traitlets

from oms42.charts.compiled import compiled_spec
from oms42.widgets.page_module import PageModule


class VegaChart(PageModule):
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

    module: ClassVar[str] = "chart"

    spec = traitlets.Dict().tag(sync=True)
    # not List(Dict()): checking each row costs more than computing it, 20 ms in a page
    rows: Any = traitlets.List().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

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
