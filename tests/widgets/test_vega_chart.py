# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chart widget: does what it draws with travel, and is a selection understood?"""

import json
from typing import Any

import pytest
import traitlets

from oms42.charts.shapes import topology
from oms42.widgets.vega_chart import VegaChart

REGIONS = [{"region": "EMEA", "value": 62.3}, {"region": "NA", "value": 92.0}]


def chart() -> VegaChart:
    """Make a chart with one row."""
    return VegaChart.named("forecast_lab", rows=[{"t": 0, "value": 1.0, "series": "a"}], alt="One.")


def bars(**more: Any) -> VegaChart:
    """Make a chart of two bars that can be picked."""
    return VegaChart.named("region_bars", rows=REGIONS, alt="Two.", **more)


def test_do_specification_rows_and_alternative_travel() -> None:
    state = chart().get_state()
    assert state["spec"]["data"][0]["name"] == "rows"
    assert state["rows"] == [{"t": 0, "value": 1.0, "series": "a"}]
    assert state["alt"] == "One."
    json.dumps(state["rows"])


def test_does_only_what_changed_travel_again() -> None:
    """The past of a forecast stays where it is."""
    past = [{"t": 0, "value": 3.0}]
    fan = VegaChart.named("forecast_fan", rows=[], data={"past": past}, alt="")
    sent: list[dict[str, Any]] = []
    fan.comm.publish_msg = lambda _kind, data=None, **_more: sent.append(data)
    fan.rows = [{"t": 1, "mean": 3.0, "low": 2.0, "high": 4.0}]
    assert [set(one["state"]) for one in sent] == [{"rows"}]
    assert fan.get_state()["data"] == {"past": past}


def test_are_rows_a_list_and_the_alternative_a_text() -> None:
    with pytest.raises(traitlets.TraitError):
        chart().rows = 3
    with pytest.raises(traitlets.TraitError):
        chart().alt = None


def test_does_an_unknown_chart_learn_which_there_are() -> None:
    with pytest.raises(ValueError, match=r"there are: .*forecast_lab"):
        VegaChart.named("pipeline_lab", rows=[], alt="")


def test_does_an_unknown_data_set_learn_which_there_are() -> None:
    with pytest.raises(
        ValueError, match="'forecast_fan' has no data set 'history'; there are: past"
    ):
        VegaChart.named("forecast_fan", rows=[], data={"history": []}, alt="")


def test_does_an_unknown_selection_learn_which_there_are() -> None:
    with pytest.raises(
        ValueError, match="'region_bars' has no selection 'pick'; there are: region"
    ):
        bars(selection={"pick": []})
    with pytest.raises(ValueError, match="no selection 'pick'; there are: region"):
        bars().selected("pick")
    with pytest.raises(ValueError, match="there are: none"):
        chart().selected("region")


def test_do_shapes_come_with_the_widget_in_jupyterlab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    made = VegaChart.named("county_map", rows=[], alt="")
    assert made.get_state()["shapes"] == {"ohio_counties": topology("ohio_counties")}
    assert chart().get_state()["shapes"] == {}


def test_are_shapes_left_out_of_the_books_saved_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page has them by address."""
    monkeypatch.setenv("OMS42_BOOK", "1")
    assert VegaChart.named("county_map", rows=[], alt="").get_state()["shapes"] == {}


def test_are_all_rows_selected_while_nothing_is() -> None:
    assert bars().selected("region") == REGIONS


def test_does_python_hear_what_the_reader_picked() -> None:
    heard: list[Any] = []
    made = bars()
    made.observe(lambda change: heard.append(change["new"]), names="selection")
    # as it comes from the browser
    made.set_state({"selection": {"region": [{"region": "NA"}]}})
    assert heard == [{"region": [{"region": "NA"}]}]
    assert made.selected("region") == [REGIONS[1]]


def test_is_a_selected_stretch_closed_at_both_ends() -> None:
    rows = [{"t": t, "value": 1.0} for t in (1, 2, 3, 4)]
    made = VegaChart.named("month_bars", rows=rows, alt="", selection={"months": [{"t": [2, 3]}]})
    assert [row["t"] for row in made.selected("months")] == [2, 3]


def test_is_what_was_selected_a_copy() -> None:
    """Who adds a column to it must not change what the chart draws."""
    made = bars()
    made.selected("region")[0]["value"] = 0.0
    assert made.rows[0]["value"] == 62.3
