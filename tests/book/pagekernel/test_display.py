# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Display: does each value reach the right place in the form that Jupyter gives it?"""

import json
from typing import Any

import pytest

from oms42.book.pagekernel.display import Display, Stream, traced


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

    def oms_replace(self, output: dict[str, Any]) -> None:
        """Take a replacement."""
        self.taken.append({**output, "replaces": True})


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
    display.error(ValueError("no"))
    output = sent[0][1]["output"]
    assert output == {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "no",
        "traceback": ["ValueError: no\n"],
    }


def test_does_a_stream_behave_as_print_expects(display: Display, sent: list[Any]) -> None:
    stream = Stream(display, "stderr")
    print("four", end="", file=stream, flush=True)
    assert stream.write("") == 0
    assert not stream.isatty()
    assert [message["output"]["text"] for _, message in sent] == ["four"]
    assert sent[0][1]["output"]["name"] == "stderr"


def test_does_a_clearing_that_waits_come_just_before_the_next_output(
    display: Display, sent: list[Any]
) -> None:
    display.clear(wait=True)
    assert sent == []
    display.stream("stdout", "x")
    assert [sorted(message) for _, message in sent] == [["cell", "clear"], ["cell", "output"]]
    display.stream("stdout", "y")
    assert len(sent) == 3


def test_is_a_shown_value_replaced_where_it_was_shown(display: Display, sent: list[Any]) -> None:
    """Under the same id in a cell and in an Output widget: both."""
    sink = Sink()
    handle = display.show(1, display_id="x")
    display.sinks.append(sink)
    display.show(1, display_id="x")
    display.sinks.pop()
    display.cell = None
    sent.clear()
    assert handle is not None
    handle.update(2)
    new = {"data": {"text/plain": "2"}, "metadata": {}, "transient": {"display_id": "x"}}
    output = {**new, "output_type": "update_display_data"}
    assert sent == [("output", {"cell": "c", "output": output})]
    assert sink.taken[-1] == {**new, "output_type": "display_data", "replaces": True}


def test_does_display_with_update_replace_and_with_clear_start_anew(
    display: Display, sent: list[Any]
) -> None:
    display.show("a", display_id="x")
    display.show("b", display_id="x", update=True)
    display.show("c", clear=True)
    kinds = [one.get("output", {}).get("output_type", "clear") for _, one in sent]
    assert kinds == ["display_data", "update_display_data", "clear", "display_data"]


def test_does_each_handle_made_without_a_name_get_one_of_its_own(display: Display) -> None:
    first, second = display.show(1, display_id=True), display.show(1, display_id=True)
    assert first is not None
    assert second is not None
    assert first.display_id != second.display_id


def test_is_an_update_of_something_never_shown_ignored_as_in_jupyter(
    display: Display, sent: list[Any]
) -> None:
    display.update(1, display_id="nowhere")
    assert sent == []


def test_does_a_value_that_displays_itself_do_so_once(display: Display, sent: list[Any]) -> None:
    class Own:
        def _ipython_display_(self) -> None:
            display.show("mine")

    display.show(Own())
    assert [one["output"]["data"] for _, one in sent] == [{"text/plain": "'mine'"}]


def test_is_raw_data_sent_as_it_is(display: Display, sent: list[Any]) -> None:
    display.show({"text/latex": "$x$"}, raw=True, metadata={"text/latex": {"a": 1}})
    assert sent[0][1]["output"]["data"] == {"text/latex": "$x$"}
    assert sent[0][1]["output"]["metadata"] == {"text/latex": {"a": 1}}


def test_does_a_traceback_begin_at_the_readers_own_line() -> None:
    """The frames before it are the kernel's and the library's."""
    code = compile("def boom():\n    raise ValueError('no')", "<cell-0>", "exec")
    names: dict[str, Any] = {}
    exec(code, names)
    with pytest.raises(ValueError, match="no") as caught:
        names["boom"]()
    lines = traced(caught.value)
    assert "<cell-0>" in lines[1]
    assert "test_display" not in "".join(lines)


def test_is_a_traceback_with_no_cell_in_it_kept_whole() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    assert "test_display" in "".join(traced(caught.value))
