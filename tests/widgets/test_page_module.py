# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Widgets with JavaScript of their own: does each front end get what it needs, and no more?"""

import json
from pathlib import Path

import pytest

from oms42.widgets import page_module
from oms42.widgets.page_module import IN_PAGE, PROTOCOL, in_page
from oms42.widgets.vega_chart import VegaChart

ROOT = Path(__file__).parents[2]
STATIC = Path(page_module.__file__).parent / "static" / "chart.js"


def chart() -> VegaChart:
    """Make a chart with one row."""
    return VegaChart.named("forecast_lab", rows=[{"t": 0, "value": 1.0, "series": "a"}], alt="One.")


def test_does_the_book_not_carry_the_library_in_every_saved_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page has the module by address; half a megabyte a widget would be saved otherwise."""
    monkeypatch.setenv("OMS42_BOOK", "1")
    assert chart().get_state()["_esm"] == IN_PAGE
    assert len(IN_PAGE) < 200


def test_does_jupyterlab_get_the_whole_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    if not STATIC.is_file():
        pytest.fail("no bundle in src/oms42/widgets/static: call `make build` first")
    module = chart().get_state()["_esm"]
    assert module == STATIC.read_text("utf-8")
    assert "export{" in module


def test_does_a_checkout_that_was_never_set_up_say_what_to_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In JupyterLab a chart without its module is an empty space without a word."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    monkeypatch.setattr(page_module, "__file__", str(tmp_path / "page_module.py"))
    with pytest.raises(RuntimeError, match="call `oms42 setup` in the checkout"):
        chart()


def test_does_a_chart_in_the_page_need_no_module_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page's Python has neither the variable nor the bundle."""
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    monkeypatch.setattr(page_module, "__file__", str(tmp_path / "page_module.py"))
    monkeypatch.setattr(page_module.sys, "platform", "emscripten")
    assert chart().get_state()["_esm"] == IN_PAGE


def test_do_python_and_javascript_pin_the_same_protocol() -> None:
    """Both sides are anywidget's; a difference shows only in a browser."""
    pinned = json.loads((ROOT / "web" / "package.json").read_text())["dependencies"]["anywidget"]
    assert pinned.split(".")[:2] == PROTOCOL.strip("~").split(".")[:2]
    for name in ("_model_module_version", "_view_module_version"):
        assert chart().get_state()[name] == PROTOCOL


def test_does_the_state_name_the_model_that_both_front_ends_know() -> None:
    state = chart().get_state()
    assert (state["_model_module"], state["_model_name"]) == ("anywidget", "AnyModel")
    assert (state["_view_module"], state["_view_name"]) == ("anywidget", "AnyView")
    assert state["_anywidget_id"] == "oms42.chart"


def test_are_page_and_build_told_from_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMS42_BOOK", raising=False)
    assert not in_page()
    monkeypatch.setenv("OMS42_BOOK", "1")
    assert in_page()
    monkeypatch.delenv("OMS42_BOOK")
    monkeypatch.setattr(page_module.sys, "platform", "emscripten")
    assert in_page()
