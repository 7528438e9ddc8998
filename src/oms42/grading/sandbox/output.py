# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Output cut by bytes: in the kernel, and again in the grader, which the kernel cannot talk over."""

import json
from collections.abc import Mapping
from typing import Any

SHOWN = ("stream", "display_data", "execute_result", "update_display_data", "error")


class Meter:
    """Counts the bytes of output, and says when they are too many.

    Args:
        limit: The most bytes.

    Example:
        >>> meter = Meter(40)
        >>> meter.passes("stream", {"text": "twenty-two characters!"})
        True
        >>> meter.passes("stream", {"text": "twenty-two characters!"})
        False
        >>> meter.passes("status", {"execution_state": "idle"})
        True
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.seen = 0
        self.told = False

    def passes(self, kind: str, content: Mapping[str, Any]) -> bool:
        """Count a message.

        Args:
            kind: Its type.
            content: Its content.

        Returns:
            Whether it may be shown; messages that show nothing always may.
        """
        if kind not in SHOWN and not kind.startswith("comm"):
            return True
        self.seen += len(json.dumps(content, default=str))
        return self.seen <= self.limit

    def note(self) -> dict[str, str] | None:
        """Return, once, the content of a message that says that output was cut."""
        if self.told:
            return None
        self.told = True
        words = f"Output was cut here: this notebook may show {self.limit} bytes in all.\n"
        return {"name": "stdout", "text": words}


class BoundedOutput:
    """Mix this into a notebook client to cut what a kernel shows.

    It stands before nbclient's `NotebookClient` (or nbgrader's `Execute`) among the bases; the
    trait ``output_bytes`` of `OmsSandbox` says how much may be shown.
    """

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Pass a message on to nbclient, or drop it if the notebook has shown enough."""
        meter: Meter = self.__dict__.setdefault("_meter", Meter(self._allowed()))
        if meter.passes(msg["msg_type"], msg["content"]):
            return super().process_message(msg, cell, cell_index)  # type: ignore[misc] # nbclient's
        note = meter.note()
        if note is None:
            return None
        cut = {**msg, "msg_type": "stream", "content": note}
        cut["header"] = {**msg["header"], "msg_type": "stream"}
        return super().process_message(cut, cell, cell_index)  # type: ignore[misc] # nbclient's

    def preprocess(self, nb: Any, resources: Any = None, km: Any = None) -> Any:
        """Execute a notebook with a meter of its own."""
        self.__dict__.pop("_meter", None)
        return super().preprocess(nb, resources, km)  # type: ignore[misc] # nbconvert's

    def _allowed(self) -> int:
        from oms42.grading.sandbox.settings import OmsSandbox

        return OmsSandbox(config=getattr(self, "config", None)).limits().output
