# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chart widget: do its specification, rows and alternative travel, and is the rest refused?"""

import json

import pytest
import traitlets

from oms42.widgets.vega_chart import VegaChart


def chart() -> VegaChart:
    """Make a chart with one row."""
    return VegaChart.named("forecast_lab", rows=[{"t": 0, "value": 1.0, "series": "a"}], alt="One.")


def test_do_specification_rows_and_alternative_travel() -> None:
    state = chart().get_state()
    assert state["spec"]["data"][0]["name"] == "rows"
    assert state["rows"] == [{"t": 0, "value": 1.0, "series": "a"}]
    assert state["alt"] == "One."
    json.dumps(state["rows"])


def test_are_rows_a_list_and_the_alternative_a_text() -> None:
    with pytest.raises(traitlets.TraitError):
        chart().rows = 3
    with pytest.raises(traitlets.TraitError):
        chart().alt = None


def test_does_an_unknown_chart_learn_which_there_are() -> None:
    with pytest.raises(ValueError, match="there are: forecast_lab"):
        VegaChart.named("pipeline_lab", rows=[], alt="")
