# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One chart widget for the page and for JupyterLab: the Vega specification once, then only rows."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from oms42.charts.behind import KEY
from oms42.charts.compiled import ROWS, compiled_spec
from oms42.charts.selections import chosen
from oms42.charts.shapes import SHAPES, topology
from oms42.widgets.page_module import PageModule, in_page

Rows = list[dict[str, Any]]


class VegaChart(PageModule):
    """A chart that follows its rows, and tells what a reader selects in it.

    Attributes:
        spec: A Vega specification with a data set named ``rows``.
        rows: One dictionary a row.
        data: The rows of further data sets, by name: what need not travel when ``rows`` changes.
        selection: What is selected: for each selection one dictionary a choice, field by field; a
            value for points, the two ends for an interval. Setting it selects.
        alt: The text alternative: what the chart shows now.

    Example:
        >>> chart = VegaChart.named("region_bars", rows=[{"region": "EMEA", "value": 62.3}],
        ...                         alt="One bar.")
        >>> chart.selection = {"region": [{"region": "EMEA"}]}
        >>> chart.selected("region")
        [{'region': 'EMEA', 'value': 62.3}]
    """

    module: ClassVar[str] = "chart"

    spec = traitlets.Dict().tag(sync=True)
    # not List(Dict()): checking each row costs more than computing it, 20 ms in a page
    rows: Any = traitlets.List().tag(sync=True)
    data: Any = traitlets.Dict().tag(sync=True)
    selection: Any = traitlets.Dict().tag(sync=True)
    shapes: Any = traitlets.Dict().tag(sync=True)  # JupyterLab's; a page loads them by address
    alt = traitlets.Unicode().tag(sync=True)

    @classmethod
    def named(
        cls,
        name: str,
        *,
        rows: Rows,
        alt: str,
        data: Mapping[str, Rows] | None = None,
        selection: Mapping[str, Rows] | None = None,
    ) -> "VegaChart":
        """Make the chart of a compiled specification.

        Args:
            name: A name that :func:`oms42.charts.compiled_spec` knows.
            rows: One dictionary a row.
            alt: The text alternative.
            data: The rows of further data sets, by name.
            selection: What is selected at first.

        Returns:
            The widget.

        Raises:
            ValueError: If there is no such chart, or the chart has no such data set or selection.
        """
        spec = compiled_spec(name)
        notes = spec["usermeta"][KEY]
        sets = [one["name"] for one in notes["tables"] if one["name"] != ROWS]
        _check(f"chart {name!r} has no data set", data or {}, sets)
        _check(f"chart {name!r} has no selection", selection or {}, notes["selections"])
        return cls(spec=spec, rows=rows, alt=alt, data=dict(data or {}), selection=selection or {})

    @traitlets.default("shapes")
    def _default_shapes(self) -> dict[str, Any]:
        names = [one["name"] for one in self.spec.get("data", ()) if one["name"] in SHAPES]
        return {} if in_page() else {name: topology(name) for name in names}

    def selected(self, name: str) -> Rows:
        """Give the rows that a selection holds.

        Args:
            name: Of the selection, as in the chart's Altair.

        Returns:
            The rows of ``rows`` within the selection; all of them while nothing is selected.

        Raises:
            ValueError: If the chart has no such selection.
        """
        known = self.spec["usermeta"][KEY]["selections"]
        _check("the chart has no selection", [name], known)
        return [
            dict(row)
            for row in chosen(self.rows, self.selection.get(name, ()), known[name]["kind"])
        ]


def _check(what: str, names: Any, known: Any) -> None:
    for name in names:
        if name not in known:
            there = ", ".join(known) or "none"
            raise ValueError(f"{what} {name!r}; there are: {there}")
