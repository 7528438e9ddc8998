# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: does the picture for when nothing runs go into the book, and only there?"""

from xml.etree import ElementTree

import ipywidgets
import pytest

from oms42.widgets.live import VIEW, LiveWidget
from oms42.widgets.vega_chart import VegaChart


@pytest.fixture
def widget() -> LiveWidget:
    """Make a widget of one slider and one chart."""
    rows = [{"t": 1672531200000 + i * 2678400000, "value": i, "series": "Booked"} for i in (0, 1)]
    chart = VegaChart.named("forecast_lab", rows=rows, alt="Two points.")
    return LiveWidget([ipywidgets.IntSlider(), chart], chart=chart, takeaway="One. Two.")


def test_does_the_book_get_picture_alternative_and_takeaway(
    widget: LiveWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMS42_BOOK", "1")
    view = widget._repr_mimebundle_()[VIEW]
    assert set(view["oms42"]) == {"svg", "alt", "takeaway"}
    assert view["model_id"] == widget.model_id


def test_does_a_notebook_elsewhere_get_the_plain_view(
    widget: LiveWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing the picture takes a second that JupyterLab has no use for."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    assert "oms42" not in widget._repr_mimebundle_()[VIEW]


def test_is_the_picture_that_of_the_present_state(widget: LiveWidget) -> None:
    before = widget.still()
    widget.chart.rows = [{**row, "value": row["value"] + 90} for row in widget.chart.rows]
    widget.chart.alt = "Two points, higher."
    after = widget.still()
    assert after["alt"] == "Two points, higher."
    assert after["takeaway"] == before["takeaway"] == "One. Two."
    assert "91" in " ".join(ElementTree.fromstring(after["svg"]).itertext())
    assert after["svg"] != before["svg"]


def test_are_the_children_shown_top_to_bottom(widget: LiveWidget) -> None:
    assert [type(child).__name__ for child in widget.children] == ["IntSlider", "VegaChart"]
    assert widget.children[1] is widget.chart
