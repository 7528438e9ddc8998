# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Output widget without a kernel behind it: entered, it takes what is displayed."""

import time
from types import TracebackType
from typing import Any

from oms42.book.pagekernel.display import Display, Message
from oms42.book.pagekernel.mime import bundle

PATIENCE = 0.1  # seconds after which what was taken so far is shown, long work or not


class Taking:
    """What an Output widget has taken.

    While the widget is entered its outputs are sent at the end, and meanwhile at most every tenth
    of a second: a message for each ``print`` would cost more than most callbacks do.

    Args:
        widget: The Output widget.
    """

    def __init__(self, widget: Any) -> None:
        self.widget = widget
        self.outputs: list[Message] = []
        self.waiting = False
        self.depth = 0
        self.sent = 0.0

    def enter(self) -> None:
        """Begin to hold back."""
        self._read()
        self.depth += 1
        self.sent = time.monotonic()

    def leave(self) -> None:
        """Send what was held back; a clearing that waited for nothing clears now."""
        self.depth -= 1
        if self.waiting and not self.depth:
            self.clear(wait=False)
        self._send()

    def take(self, output: Message) -> None:
        """Add an output; text of one stream is one output."""
        self._read()
        if self.waiting:
            self.outputs, self.waiting = [], False
        last = self.outputs[-1] if self.outputs else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            self.outputs[-1] = {**output, "text": last["text"] + output["text"]}
        else:
            self.outputs.append(output)
        self._send()

    def clear(self, wait: bool) -> None:
        """Forget what was taken, now or when the next output comes."""
        self.waiting = wait
        if not wait:
            self.outputs = []
            self._send()

    def replace(self, output: Message) -> None:
        """Put an output in the place of those with its display id."""
        self._read()
        name = output["transient"]
        self.outputs = [output if one.get("transient") == name else one for one in self.outputs]
        self._send()

    def _read(self) -> None:
        if not self.depth:  # the widget's own list may have been set meanwhile
            self.outputs = list(self.widget.outputs)

    def _send(self) -> None:
        now = time.monotonic()
        if not self.depth or now - self.sent > PATIENCE:
            self.widget.outputs = tuple(self.outputs)
            self.sent = now


def _taking(widget: Any) -> Taking:
    if not hasattr(widget, "_oms_taking"):
        widget._oms_taking = Taking(widget)
    taking: Taking = widget._oms_taking
    return taking


def _emit(self: Any, output: Message) -> None:
    _taking(self).take(output)


def _clear(self: Any, wait: bool = False) -> None:
    _taking(self).clear(wait)


def _replace(self: Any, output: Message) -> None:
    _taking(self).replace(output)


def _append_stream(self: Any, text: str, stream_name: str) -> None:
    _emit(self, {"output_type": "stream", "name": stream_name, "text": text})


def _append_display(self: Any, value: object) -> None:
    data, metadata = bundle(value)
    _emit(self, {"output_type": "display_data", "data": data, "metadata": metadata})


def install(display: Display) -> None:
    """Teach ``ipywidgets.Output`` to capture through ``display``.

    Args:
        display: Knows which Output widget is being written to.
    """
    from ipywidgets import Output

    def enter(self: Any) -> Any:
        _taking(self).enter()
        display.sinks.append(self)
        return self

    def leave(
        self: Any,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if error is not None:
            display.error(error)
        display.sinks.pop()
        _taking(self).leave()
        return True

    Output.__enter__, Output.__exit__ = enter, leave
    Output.oms_emit, Output.oms_clear, Output.oms_replace = _emit, _clear, _replace
    Output.clear_output = _clear
    Output._append_stream_output, Output.append_display_data = _append_stream, _append_display
