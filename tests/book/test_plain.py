# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Widgets in words: does each say what it is called and how it stands, from its saved state?"""

import datetime
import json
from typing import Any
from xml.etree import ElementTree

import ipywidgets as w
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.book.plain import Models, line, plain, saved, words

OPTIONS = ["a", "b", "c"]
PRICE = "at $5 or $6"


def state(widget: w.Widget) -> dict[str, Any]:
    """Give a widget's state as a notebook saves it."""
    written: dict[str, Any] = json.loads(json.dumps(widget.get_state(), default=str))
    return {**written, "_model_name": widget._model_name}


def models(*widgets: w.Widget) -> Models:
    """Give the states of widgets and of all below them, by id."""
    found = {one.model_id: state(one) for one in widgets}
    for one in widgets:
        found |= models(*getattr(one, "children", ()))
    return found


def said(widget: w.Widget) -> ElementTree.Element:
    """Put a widget into words and read them as a browser does."""
    return ElementTree.fromstring(plain(models(widget), widget.model_id))


def items(widget: w.Widget) -> list[str]:
    """List the lines about a widget."""
    return ["".join(item.itertext()) for item in said(widget).iter("li")]


@pytest.mark.parametrize(
    ("widget", "text"),
    [
        (w.IntSlider(value=3, min=1, max=6, description="Horizon"), "Horizon: 3 (1 to 6)"),
        (w.FloatSlider(value=0.3, max=1, description="α"), "α: 0.30 (0.00 to 1.00)"),
        # base 10, from 10**0 to 10**4
        (w.FloatLogSlider(value=100, max=4, description="N"), "N: 100 (1 to 10000)"),
        (w.IntRangeSlider(value=(2, 5), max=9, description="R"), "R: 2 to 5 (0 to 9)"),
        (w.IntProgress(value=2, max=5, description="P"), "P: 2 (0 to 5)"),
        (w.IntText(value=12, description="Deals"), "Deals: 12"),
        (w.BoundedFloatText(value=0.25, max=1, description="Rate"), "Rate: 0.25 (0.0 to 1.0)"),
        (w.Dropdown(options=OPTIONS, description="D"), "D: a (of a, b, c)"),
        (w.Dropdown(options=OPTIONS, value=None), "Dropdown: nothing chosen (of a, b, c)"),
        (w.SelectMultiple(options=OPTIONS, value=["a", "c"]), "SelectMultiple: a, c (of a, b, c)"),
        (w.SelectionRangeSlider(options=OPTIONS, description="S"), "S: a, a (of a, b, c)"),
        (w.Checkbox(value=True, description="Won"), "Won: yes"),
        (w.ToggleButton(value=False, description="Naive"), "Naive: no"),
        (w.Text(value="Kelvane", description="Account"), "Account: Kelvane"),
        (w.Textarea(description="Reason"), "Reason: empty"),
        (w.TagsInput(value=["Ana", "Ben"]), "TagsInput: Ana, Ben"),
        (w.TagsInput(), "TagsInput: none"),
        (w.DatePicker(value=datetime.date(2026, 10, 5), description="By"), "By: 2026-10-05"),
        (w.DatePicker(description="By"), "By: empty"),
        (w.TimePicker(value=datetime.time(9), description="At"), "At: a time"),
        (w.Button(description="Go"), "Button: Go"),
        (w.Button(icon="play"), "Button: play"),
        (w.HTML("<p>MASE <b>0.8</b> &amp; less</p>"), "MASE 0.8 & less"),
        (w.Label("Nothing <more>"), "Nothing <more>"),
        (w.HTML("b", description="a"), "a: b"),
        (w.Image(value=b"", tooltip="A bar."), "Image: A bar."),
        (w.Image(value=b""), "Image: shown once the page runs"),
        (w.FileUpload(description="File"), "File: none"),
        (w.ColorPicker(value="#0072b2", description="Line"), "Line: #0072b2"),
    ],
    ids=lambda given: type(given).__name__ if isinstance(given, w.Widget) else "",
)
def test_does_each_control_say_how_it_stands(widget: w.Widget, text: str) -> None:
    assert items(widget) == [text]


def test_does_a_widget_with_a_text_alternative_give_it() -> None:
    """A chart inside a box of ipywidgets' own."""
    assert line({"_model_name": "AnyModel", "alt": "A line that rises."}) == "A line that rises."


def test_is_a_widget_that_nobody_knows_at_least_named() -> None:
    assert line({"_model_name": "GlobeModel"}) == "Globe: shown once the page runs"


def test_is_a_box_what_it_holds_in_order() -> None:
    box = w.VBox([w.HBox([w.Label("one"), w.Label("two")]), w.Label("three"), w.VBox()])
    assert items(box) == ["one", "two", "three"]


def test_are_the_parts_of_tabs_listed_under_their_titles_open_or_not() -> None:
    tab = w.Tab([w.Label("first"), w.Label("second")], selected_index=0)
    tab.titles = ("Numbers",)
    outer = [item.text for item in said(tab).findall("./ul/li")]
    assert outer == ["Numbers", "Part 2"]
    assert items(tab) == ["Numbersfirst", "first", "Part 2second", "second"]


OUTPUTS: list[Any] = [
    {"output_type": "stream", "name": "stdout", "text": "a < b"},
    {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": ["long"]},
    {"output_type": "display_data", "data": {"text/plain": "1", "text/html": "<b>1</b>"}},
    {"output_type": "display_data", "data": {"text/plain": "<2>"}},
    {
        "output_type": "display_data",
        "data": {"text/plain": "P", "image/png": "AAAA\n"},
        "metadata": {"image/png": {"alt": "A dot & more"}},
    },
]


def test_is_what_an_output_widget_holds_there() -> None:
    stream, error, markup, text, picture = said(w.Output(outputs=OUTPUTS)).iter("li")
    assert [(one.tag, one.text) for one in (stream[0], error[0], markup[0], text[0])] == [
        ("pre", "a < b"),
        ("p", "KeyError: 'x'"),
        ("b", "1"),
        ("pre", "<2>"),
    ]
    assert picture[0].attrib == {"alt": "A dot & more", "src": "data:image/png;base64,AAAA"}


def test_is_a_widget_shown_within_an_output_put_into_words_too() -> None:
    inner = w.Label("inside")
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": inner.model_id}}
    out = w.Output(outputs=[{"output_type": "display_data", "data": view}])
    made = plain(models(out, inner), out.model_id)
    assert "<li><ul><li>inside</li></ul></li>" in made


def test_does_a_formula_become_what_mathjax_looks_for_and_a_price_stay() -> None:
    assert line(state(w.Label(rf"Weight $\alpha$, {PRICE}"))) == (
        r'Weight <span class="math notranslate nohighlight">\(\alpha\)</span>, ' + PRICE
    )


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="$"))
)
def test_does_no_text_of_a_widget_become_markup(text: str) -> None:
    made = line({"_model_name": "LabelModel", "value": text})
    element = ElementTree.fromstring(f"<li>{made}</li>")
    assert (element.text or "") == text
    assert len(element) == 0


def test_is_nothing_said_of_what_has_nothing_to_say() -> None:
    assert plain(models(w.VBox()), w.VBox().model_id) == ""
    layout = w.Layout()
    assert plain(models(layout), layout.model_id) == ""
    assert plain({}, "gone") == ""


def test_are_the_states_read_out_of_the_notebook_with_their_names() -> None:
    mime = "application/vnd.jupyter.widget-state+json"
    model = {"model_name": "TextModel", "state": {"value": "x"}}
    assert saved({"widgets": {mime: {"state": {"a": model}}}}) == {
        "a": {"_model_name": "TextModel", "value": "x"}
    }
    assert saved({}) == {}


def test_are_words_read_across_tags_and_lines() -> None:
    assert words("<p>one\n  <b>two</b></p><p> three</p>") == "one two three"
    assert words("a < b") == "a < b"
