# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: do the pictures for when nothing runs go into the book, and only there?"""

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
    assert set(view["oms42"]) == {"pictures", "takeaway"}
    assert [set(one) for one in view["oms42"]["pictures"]] == [{"svg", "alt"}]
    assert view["model_id"] == widget.model_id


def test_does_a_notebook_elsewhere_get_the_plain_view(
    widget: LiveWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing the picture takes a second that JupyterLab has no use for."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    assert "oms42" not in widget._repr_mimebundle_()[VIEW]


def test_is_the_picture_that_of_the_present_state(widget: LiveWidget) -> None:
    (chart,) = widget.charts
    before = widget.still()
    chart.rows = [{**row, "value": row["value"] + 90} for row in chart.rows]
    chart.alt = "Two points, higher."
    after = widget.still()
    (old,), (new,) = before["pictures"], after["pictures"]
    assert new["alt"] == "Two points, higher."
    assert after["takeaway"] == before["takeaway"] == "One. Two."
    assert "91" in " ".join(ElementTree.fromstring(new["svg"]).itertext())
    assert new["svg"] != old["svg"]


def test_has_a_widget_of_several_charts_a_picture_of_each() -> None:
    """A map needs its shapes, a fan its second data set, bars what is selected."""
    states = VegaChart.named("state_map", rows=[{"state": "Ohio", "value": 1}], alt="A map.")
    past = [{"t": 1672531200000, "value": 3.0}, {"t": 1704067200000, "value": 4.0}]
    fan = VegaChart.named("forecast_fan", rows=[], data={"past": past}, alt="A line.")
    rows = [{"region": "NA", "value": 1}, {"region": "EMEA", "value": 2}]
    picked = {"region": [{"region": "NA"}]}
    bars = VegaChart.named("region_bars", rows=rows, alt="Bars.", selection=picked)
    widget = LiveWidget([states, fan, bars], chart=[states, fan, bars], takeaway="")
    pictures = widget.still()["pictures"]
    assert [one["alt"] for one in pictures] == ["A map.", "A line.", "Bars."]
    assert pictures[0]["svg"].count('stroke="currentColor"') == 51
    assert "Jan 2023" in pictures[1]["svg"]
    assert pictures[2]["svg"].count('opacity="0.4"') == 1


def test_are_the_children_shown_top_to_bottom(widget: LiveWidget) -> None:
    assert [type(child).__name__ for child in widget.children] == ["IntSlider", "VegaChart"]
    assert widget.children[1] is widget.charts[0]
