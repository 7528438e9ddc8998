# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Selections: are they read off the compiled chart as written, and refused when useless?"""

from typing import Any

import altair as alt
import pytest
import vl_convert

from oms42.charts.selections import chosen, selections

ROWS = [{"t": t, "region": r} for t, r in ((1, "NA"), (2, "EMEA"), (3, "NA"), (None, "APAC"))]


def compiled(parameter: Any, x: str = "t:Q", facet: bool = False) -> dict[str, Any]:
    """Compile a bar chart with a selection."""
    bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x=x, y="value:Q")
    chart = bars.add_params(parameter)
    whole = chart.facet("region:N") if facet else chart
    made: dict[str, Any] = vl_convert.vegalite_to_vega(whole.to_json(), vl_version="5.20")
    return made


def test_is_a_point_selection_known_by_its_fields() -> None:
    several = alt.selection_point(name="pick", fields=["region", "t"])
    single = alt.selection_point(name="pick", fields=["region"], toggle=False)
    assert selections(compiled(several)) == {
        "pick": {"kind": "point", "fields": ["region", "t"], "several": True}
    }
    assert selections(compiled(single))["pick"]["several"] is False


def test_is_a_point_selection_known_by_its_channel_as_well() -> None:
    found = selections(compiled(alt.selection_point(name="pick", encodings=["x"])))
    assert found["pick"] == {"kind": "point", "fields": ["t"], "several": True}


def test_is_a_point_selection_found_in_a_facet() -> None:
    pick = alt.selection_point(name="pick", fields=["region"])
    assert selections(compiled(pick, facet=True))["pick"]["fields"] == ["region"]


def test_is_an_interval_known_by_fields_and_channels() -> None:
    brush = alt.selection_interval(name="brush")
    assert selections(compiled(brush)) == {
        "brush": {"kind": "interval", "fields": ["t", "value"], "channels": ["x", "y"]}
    }


def test_has_a_plain_chart_none() -> None:
    assert selections({"data": [{"name": "rows"}]}) == {}


def test_is_a_selection_refused_that_python_could_not_tell() -> None:
    with pytest.raises(ValueError, match=r"'pick' has no fields.*fields=\[\.\.\.\]"):
        selections(compiled(alt.selection_point(name="pick")))


@pytest.mark.parametrize(("x", "facet"), [("t:Q", True), ("t:N", False)])
def test_is_an_interval_refused_that_no_key_could_move(x: str, facet: bool) -> None:
    brush = alt.selection_interval(name="brush", encodings=["x"])
    with pytest.raises(ValueError, match="'brush' lies in a facet or along categories"):
        selections(compiled(brush, x=x, facet=facet))


def test_is_a_first_value_in_the_chart_refused() -> None:
    """Python would not know of it."""
    pick = alt.selection_point(name="pick", fields=["t"], value=[{"t": 3}])
    with pytest.raises(ValueError, match=r"'pick' starts with a value.*selection=\{"):
        selections(compiled(pick))


def test_does_an_interval_hold_its_two_ends() -> None:
    assert chosen(ROWS, [{"t": [1, 2]}], "interval") == ROWS[:2]


def test_do_several_fields_hold_together_and_several_choices_apart() -> None:
    assert chosen(ROWS, [{"t": 1, "region": "NA"}, {"region": "APAC"}], "point") == [
        ROWS[0],
        ROWS[3],
    ]


def test_does_nothing_selected_mean_all() -> None:
    assert chosen(ROWS, [], "point") == ROWS


def test_is_a_missing_value_within_no_interval() -> None:
    assert chosen(ROWS, [{"t": [0, 9]}], "interval") == ROWS[:3]
