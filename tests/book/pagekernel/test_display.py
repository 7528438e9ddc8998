# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Display: does each value reach the right place in the form that Jupyter gives it?"""

import json
from typing import Any

import pytest

from oms42.book.pagekernel.display import Display, Stream, bundle


class Sink:
    """Stands for an Output widget.

    Attributes:
        taken: Outputs, and how it was cleared.
    """

    def __init__(self) -> None:
        self.taken: list[Any] = []

    def oms_emit(self, output: dict[str, Any]) -> None:
        """Take an output."""
        self.taken.append(output)

    def oms_clear(self, wait: bool) -> None:
        """Take a clearing."""
        self.taken.append(f"clear, wait {wait}")


@pytest.fixture
def sent() -> list[Any]:
    """Collect what reaches the page."""
    return []


@pytest.fixture
def display(sent: list[Any]) -> Display:
    """Make a display in a running cell."""
    made = Display(lambda kind, message, _buffers: sent.append((kind, json.loads(message))))
    made.cell = "c"
    return made


def with_repr(name: str, value: Any) -> Any:
    """Make an object with one of Jupyter's methods."""
    return type("Shown", (), {name: lambda _self, **_options: value, "__repr__": lambda _: "R"})()


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("_repr_html_", "text/html"),
        ("_repr_svg_", "image/svg+xml"),
        ("_repr_latex_", "text/latex"),
        ("_repr_markdown_", "text/markdown"),
    ],
)
def test_does_each_representation_go_under_its_type_beside_the_plain_one(
    name: str, mime: str
) -> None:
    assert bundle(with_repr(name, "<x>")) == {"text/plain": "R", mime: "<x>"}


def test_does_a_picture_travel_in_base_64() -> None:
    """Base64 of the first four bytes of every PNG file."""
    shown = bundle(with_repr("_repr_png_", b"\x89PNG"))
    assert shown["image/png"] == "iVBORw=="


def test_does_a_representation_that_declines_leave_the_plain_one() -> None:
    """pandas, for one, returns None from ``_repr_html_`` when told to."""
    assert bundle(with_repr("_repr_html_", None)) == {"text/plain": "R"}
    assert bundle(with_repr("_repr_mimebundle_", {})) == {"text/plain": "R"}
    assert bundle(with_repr("_repr_mimebundle_", None)) == {"text/plain": "R"}


@pytest.mark.parametrize("made", [{"a/b": 1}, ({"a/b": 1}, {"meta": 2})])
def test_does_a_whole_bundle_win_with_metadata_or_without(made: Any) -> None:
    assert bundle(with_repr("_repr_mimebundle_", made)) == {"a/b": 1}


def test_does_each_shown_value_become_an_output_of_the_cell(
    display: Display, sent: list[Any]
) -> None:
    display.show(1, "two")
    assert [message["cell"] for _, message in sent] == ["c", "c"]
    assert [message["output"] for _, message in sent] == [
        {"output_type": "display_data", "data": {"text/plain": "1"}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/plain": "'two'"}, "metadata": {}},
    ]


def test_does_what_a_callback_says_go_to_no_cell_and_not_get_lost() -> None:
    """With no cell running, the page gets it without a place, and puts it on its console."""
    messages: list[Any] = []
    display = Display(lambda _kind, message, _buffers: messages.append(json.loads(message)))
    display.stream("stderr", "x")
    display.clear()
    shown = {"output_type": "stream", "name": "stderr", "text": "x"}
    assert messages == [{"cell": None, "output": shown}]


def test_does_the_innermost_widget_take_what_is_shown(display: Display, sent: list[Any]) -> None:
    outer, inner = Sink(), Sink()
    display.sinks += [outer, inner]
    display.stream("stdout", "x")
    display.clear(wait=True)
    assert inner.taken == [
        {"output_type": "stream", "name": "stdout", "text": "x"},
        "clear, wait True",
    ]
    assert outer.taken == []
    assert sent == []


def test_is_a_cell_cleared_in_the_page(display: Display, sent: list[Any]) -> None:
    display.clear()
    assert sent == [("output", {"cell": "c", "clear": True})]


def test_does_an_error_carry_name_words_and_traceback(display: Display, sent: list[Any]) -> None:
    display.error(ValueError("no"), ["line 1", "line 2"])
    assert sent[0][1]["output"] == {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "no",
        "traceback": ["line 1", "line 2"],
    }


def test_does_a_stream_behave_as_print_expects(display: Display, sent: list[Any]) -> None:
    stream = Stream(display, "stderr")
    print("four", end="", file=stream, flush=True)
    assert stream.write("") == 0
    assert not stream.isatty()
    assert [message["output"]["text"] for _, message in sent] == ["four"]
    assert sent[0][1]["output"]["name"] == "stderr"
