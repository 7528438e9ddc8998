# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Output widget without a kernel behind it: entered, it takes what is displayed."""

import traceback
from types import TracebackType
from typing import Any

from oms42.book.pagekernel.display import Display, Message


def install(display: Display) -> None:
    """Teach ``ipywidgets.Output`` to capture through ``display``.

    Args:
        display: Knows which Output widget is being written to.
    """
    from ipywidgets import Output

    def enter(self: Any) -> Any:
        display.sinks.append(self)
        return self

    def leave(
        self: Any,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is not None:
            display.error(error, traceback.format_exception(kind, error, trace))
        display.sinks.remove(self)
        if getattr(self, "_oms_wait", False):
            self.oms_clear(False)
        return True

    def emit(self: Any, output: Message) -> None:
        before = () if getattr(self, "_oms_wait", False) else self.outputs
        self._oms_wait = False
        last = before[-1] if before else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            output = {**output, "text": last["text"] + output["text"]}
            before = before[:-1]
        self.outputs = (*before, output)

    def clear(self: Any, wait: bool = False) -> None:
        self._oms_wait = wait
        if not wait:
            self.outputs = ()

    Output.__enter__, Output.__exit__ = enter, leave
    Output.oms_emit, Output.oms_clear, Output.clear_output = emit, clear, clear
