# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What every widget of the book has: a still picture, a text alternative, two sentences to keep."""

import os
from collections.abc import Sequence
from typing import Any

import ipywidgets

from oms42.widgets.vega_chart import VegaChart

VIEW = "application/vnd.jupyter.widget-view+json"


class LiveWidget(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget of the book: controls, its charts, and what to say when nothing runs.

    Args:
        children: What to show, top to bottom; the charts are among them, or within them.
        chart: The chart whose picture stands in when nothing runs; several, top to bottom, if the
            widget has several.
        takeaway: Two sentences: what a reader should keep.
    """

    def __init__(
        self, children: list[Any], *, chart: VegaChart | Sequence[VegaChart], takeaway: str
    ) -> None:
        super().__init__(children)
        self.charts = (chart,) if isinstance(chart, VegaChart) else tuple(chart)
        self.takeaway = takeaway

    def still(self) -> dict[str, Any]:
        """Give the pictures of the widget's present state.

        Returns:
            ``pictures``, each with ``svg`` and ``alt``, and ``takeaway``.
        """
        from oms42.charts.compiled import still

        pictures = [
            {"svg": still(one.spec, one.rows, one.data, one.selection), "alt": one.alt}
            for one in self.charts
        ]
        return {"pictures": pictures, "takeaway": self.takeaway}

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        data: dict[str, Any] = super()._repr_mimebundle_(**options)
        if os.environ.get("OMS42_BOOK"):
            # oms42.book.still takes it from here
            data = {**data, VIEW: {**data[VIEW], "oms42": self.still()}}
        return data
