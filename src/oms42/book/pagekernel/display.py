# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where a cell's outputs go: to the page, or into the Output widget that is being written to."""

import base64
import json
from collections.abc import Callable
from typing import Any, Protocol

Post = Callable[[str, str, list[Any]], None]
Message = dict[str, Any]

REPRS = (
    ("text/html", "_repr_html_"),
    ("image/svg+xml", "_repr_svg_"),
    ("image/png", "_repr_png_"),
    ("text/latex", "_repr_latex_"),
    ("text/markdown", "_repr_markdown_"),
)


class Sink(Protocol):
    """Something that takes outputs: an Output widget while it is entered."""

    def oms_emit(self, output: Message) -> None:
        """Take an output."""

    def oms_clear(self, wait: bool) -> None:
        """Clear what was taken, now or before the next output."""


def bundle(value: object) -> dict[str, Any]:
    """Give the representations of a value by MIME type, as Jupyter does.

    Args:
        value: Anything; ``_repr_mimebundle_`` wins, then the single ``_repr_*_`` methods.

    Returns:
        At least ``text/plain``.

    Example:
        >>> bundle(3)
        {'text/plain': '3'}
    """
    whole = getattr(value, "_repr_mimebundle_", None)
    if whole is not None:
        made = whole(include=None, exclude=None)
        data: dict[str, Any] = made[0] if isinstance(made, tuple) else made
        if data:
            return data
    data = {"text/plain": repr(value)}
    for mime, name in REPRS:
        method = getattr(value, name, None)
        one = method() if method is not None else None
        if isinstance(one, bytes):
            one = base64.b64encode(one).decode()
        if one:
            data[mime] = one
    return data


class Display:
    """Sends outputs of the running cell to the page.

    Args:
        post: Takes the kind of a message, its JSON and its binary buffers.

    Example:
        >>> display = Display(lambda kind, message, buffers: print(kind, message[:34]))
        >>> display.cell = "cell-0"
        >>> display.stream("stdout", "hello")
        output {"cell": "cell-0", "output": {"out
    """

    def __init__(self, post: Post) -> None:
        self.post = post
        self.cell: str | None = None
        self.sinks: list[Sink] = []

    def emit(self, output: Message) -> None:
        """Send one output to the innermost Output widget, else to the cell's place in the page."""
        if self.sinks:
            self.sinks[-1].oms_emit(output)
        else:
            # with no cell running it came from a widget's callback: the page logs it
            self._send({"cell": self.cell, "output": output})

    def show(self, *values: object, **_options: object) -> None:
        """Display values: what ``IPython.display.display`` is in a page."""
        for value in values:
            data = bundle(value)
            self.emit({"output_type": "display_data", "data": data, "metadata": {}})

    def clear(self, wait: bool = False) -> None:
        """Clear the outputs: what ``IPython.display.clear_output`` is in a page."""
        if self.sinks:
            self.sinks[-1].oms_clear(wait)
        elif self.cell is not None:
            self._send({"cell": self.cell, "clear": True})

    def stream(self, name: str, text: str) -> None:
        """Send text written to standard output or error."""
        self.emit({"output_type": "stream", "name": name, "text": text})

    def error(self, error: BaseException, lines: list[str]) -> None:
        """Send an error with its traceback."""
        kind = type(error).__name__
        shown = {"ename": kind, "evalue": str(error), "traceback": lines}
        self.emit({"output_type": "error", **shown})

    def _send(self, message: Message) -> None:
        self.post("output", json.dumps(message, default=str), [])


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
