# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where outputs go: to the running cell, or into the Output widget that is being written to."""

import re
import traceback
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol

from oms42.book.pagekernel.mime import bundle
from oms42.book.pagekernel.wire import encode

Post = Callable[[str, str, list[Any]], None]
Message = dict[str, Any]


class Sink(Protocol):
    """Something that takes outputs: a cell, or an Output widget while it is entered."""

    def oms_emit(self, output: Message) -> None:
        """Take an output."""

    def oms_clear(self, wait: bool) -> None:
        """Clear what was taken, now or before the next output."""

    def oms_replace(self, output: Message) -> None:
        """Put an output in the place of the one with its display id."""


class CellSink:
    """The outputs of a cell in the page.

    Args:
        post: Takes the kind of a message, its JSON and its binary buffers.
        cell: The cell's id, or None for what belongs to no cell: the page logs it.

    Example:
        >>> sink = CellSink(lambda kind, message, buffers: print(kind, message), "cell-0")
        >>> sink.oms_clear(wait=False)
        output {"cell": "cell-0", "clear": true}
    """

    def __init__(self, post: Post, cell: str | None) -> None:
        self.post = post
        self.cell = cell
        self.waiting = False

    def oms_emit(self, output: Message) -> None:
        """Send an output."""
        if self.waiting:
            self.oms_clear(wait=False)
        self._send({"output": output})

    def oms_clear(self, wait: bool) -> None:
        """Clear the cell's outputs."""
        self.waiting = wait
        if not wait and self.cell is not None:
            self._send({"clear": True})

    def oms_replace(self, output: Message) -> None:
        """Send an output that takes the place of an earlier one."""
        self._send({"output": {**output, "output_type": "update_display_data"}})

    def _send(self, message: Message) -> None:
        self.post("output", encode({"cell": self.cell, **message}), [])


class Handle:
    """A displayed value that can be replaced: what ``IPython.display.DisplayHandle`` is."""

    def __init__(self, display: "Display", display_id: str | None = None) -> None:
        self._display = display
        self.display_id = display_id or uuid.uuid4().hex

    def display(self, value: object, **options: Any) -> None:
        """Display a value here, under this handle's id."""
        self._display.show(value, display_id=self.display_id, **options)

    def update(self, value: object, **options: Any) -> None:
        """Put a value in the place of what was displayed under this id."""
        self._display.update(value, display_id=self.display_id, **options)


class Display:
    """Sends outputs of cells and callbacks to where they belong.

    Args:
        post: Takes the kind of a message, its JSON and its binary buffers.

    Attributes:
        cell: The cell that is running.
        caller: The cell whose widget's callback is running.
        sinks: The Output widgets that are being written to, the innermost last.
        aside: Gives what takes the outputs of a callback; set once there are widgets.

    Example:
        >>> display = Display(lambda kind, message, buffers: print(kind, message[:34]))
        >>> display.cell = "cell-0"
        >>> display.stream("stdout", "hello")
        output {"cell": "cell-0", "output": {"out
    """

    def __init__(self, post: Post) -> None:
        self.post = post
        self.cell: str | None = None
        self.caller: str | None = None
        self.sinks: list[Sink] = []
        self.aside: Callable[[], Sink] | None = None
        self._cells: dict[str | None, CellSink] = {}
        self._shown: dict[str, list[Sink]] = {}

    def place(self, cell: str | None) -> CellSink:
        """Give the sink of a cell."""
        return self._cells.setdefault(cell, CellSink(self.post, cell))

    def _sink(self) -> Sink:
        if self.sinks:
            return self.sinks[-1]
        if self.cell is None and self.caller is not None and self.aside is not None:
            return self.aside()
        return self.place(self.cell)

    def emit(self, output: Message) -> None:
        """Send one output to the innermost Output widget, else to its cell."""
        self._sink().oms_emit(output)

    def show(
        self,
        *values: object,
        display_id: str | bool | None = None,
        metadata: Message | None = None,
        **options: Any,
    ) -> Handle | None:
        """Display values: what ``IPython.display.display`` is in a page."""
        if options.get("clear"):
            self.clear(wait=True)
        handle = Handle(self, None if display_id is True else display_id) if display_id else None
        name = handle.display_id if handle else None
        for value in values:
            if options.get("update") and name:
                self.update(value, display_id=name, metadata=metadata)
            else:
                self._show(_output(value, name, metadata, raw=bool(options.get("raw"))))
        return handle

    def _show(self, output: Message | None) -> None:
        if output is None:
            return
        sink = self._sink()
        sink.oms_emit(output)
        if "transient" in output:
            self._shown.setdefault(output["transient"]["display_id"], []).append(sink)

    def update(self, value: object, *, display_id: str, metadata: Message | None = None) -> None:
        """Replace what was displayed under an id: what ``update_display`` is in a page."""
        output = _output(value, display_id, metadata)
        places = self._shown.get(display_id, [])
        for sink in dict.fromkeys(places) if output else ():
            sink.oms_replace(output or {})

    def clear(self, wait: bool = False) -> None:
        """Clear the outputs: what ``IPython.display.clear_output`` is in a page."""
        self._sink().oms_clear(wait)

    def stream(self, name: str, text: str) -> None:
        """Send text written to standard output or error."""
        self.emit({"output_type": "stream", "name": name, "text": text})

    def error(self, error: BaseException) -> None:
        """Send an error with its traceback; a callback's to no cell, so that the page says it."""
        kind = type(error).__name__
        shown = {"ename": kind, "evalue": str(error), "traceback": traced(error)}
        sink = self.sinks[-1] if self.sinks else self.place(self.cell)
        sink.oms_emit({"output_type": "error", **shown})


def _output(
    value: Any, name: str | None, metadata: Message | None, *, raw: bool = False
) -> Message | None:
    own = getattr(value, "_ipython_display_", None)
    if own is not None and not isinstance(value, type) and not raw:
        own()  # it displays itself
        return None
    data, about = (value, {}) if raw else bundle(value)
    output = {
        "output_type": "display_data",
        "data": data,
        "metadata": {**about, **(metadata or {})},
    }
    return {**output, "transient": {"display_id": name}} if name else output


def traced(error: BaseException) -> list[str]:
    """Give an error's traceback from the first line of a cell on.

    Args:
        error: Caught; the frames of the kernel and of the widgets' library come first in it.

    Returns:
        Lines as :mod:`traceback` writes them; all of them if no cell has a part in it.
    """
    first: TracebackType | None = error.__traceback__
    while first is not None and not re.fullmatch(r"<\S+>", first.tb_frame.f_code.co_filename):
        first = first.tb_next
    return traceback.format_exception(type(error), error, first or error.__traceback__)


class Stream:
    """Standard output or error of a page's cells.

    Example:
        >>> Stream(Display(lambda *message: None), "stdout").write("four")
        4
    """

    encoding = "utf-8"

    def __init__(self, display: Display, name: str) -> None:
        self.display = display
        self.name = name

    def write(self, text: str) -> int:
        """Send the text to the page."""
        if text:
            self.display.stream(self.name, text)
        return len(text)

    def flush(self) -> None:
        """Do nothing: every write is sent at once."""

    def isatty(self) -> bool:
        """Say no: a page is not a terminal."""
        return False
