# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The theme: does every chart get the book's look, with nothing loaded from anywhere?"""

import json
from collections.abc import Iterator

import altair as alt
import pytest

from oms42.charts import palette
from oms42.charts.theme import config, use_theme


@pytest.fixture(autouse=True)
def altair_as_before() -> Iterator[None]:
    """Leave Altair's theme and renderer as they were."""
    theme, renderer = alt.theme.active, alt.renderers.active
    yield
    alt.theme.enable(theme)
    alt.renderers.enable(renderer)


def shown() -> dict[str, object]:
    """Show a chart as a notebook would, and give its representations."""
    data = alt.Data(values=[{"x": 1}])
    made = alt.Chart(data).mark_point().encode(x="x:Q")._repr_mimebundle_()
    bundle: dict[str, object] = made[0] if isinstance(made, tuple) else made
    return bundle


def test_do_labels_take_the_color_that_was_asked_for() -> None:
    asked = config("#123456")
    assert asked["axis"]["labelColor"] == asked["axis"]["titleColor"] == "#123456"
    assert asked["legend"]["labelColor"] == asked["title"]["color"] == "#123456"


def test_does_the_page_shine_through_and_are_series_told_by_our_colors() -> None:
    assert config()["background"] == "transparent"
    colors = config()["range"]["category"]
    assert sorted(colors) == sorted([palette.BLUE, palette.ORANGE, palette.GREEN, palette.GRAY])


def test_is_a_configuration_a_fresh_one_each_time() -> None:
    """A chart that changes its own must not change the others'."""
    config()["axis"]["labelColor"] = "red"
    assert config()["axis"]["labelColor"] != "red"


def test_does_a_chart_become_a_picture_in_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMS42_BOOK", "1")
    use_theme()
    bundle = shown()
    assert set(bundle) == {"image/svg+xml"}
    assert str(bundle["image/svg+xml"]).startswith("<svg")


def test_is_a_chart_drawn_by_jupyterlabs_own_vega_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """JupyterLab 4.6 ships Vega-Lite 5 and finds it by this MIME type; no script is loaded."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    use_theme()
    bundle = shown()
    kinds = [kind for kind in bundle if kind.startswith("application/")]
    assert kinds == ["application/vnd.vegalite.v5+json"]
    assert "text/html" not in bundle
    assert "cdn" not in json.dumps(bundle)


def test_does_the_look_hold_from_here_on_and_the_ground_stay_white(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A notebook's own ground may be dark; the labels are dark too."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    use_theme()
    made = alt.Chart(alt.Data(values=[])).mark_point().to_dict()
    assert made["config"]["background"] == "white"
    assert made["config"]["axis"]["gridColor"] == palette.GRAY


def test_is_nothing_changed_until_it_is_asked_for() -> None:
    made = alt.Chart(alt.Data(values=[])).mark_point().to_dict()
    assert made["config"].get("axis", {}).get("gridColor") != palette.GRAY
