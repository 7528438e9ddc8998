# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Output cut by bytes: in the kernel, and again in the grader, where the kernel has no say."""

import json
from collections.abc import Mapping
from typing import Any

from oms42.grading.sandbox.sound import sound

SHOWN = ("stream", "display_data", "execute_result", "update_display_data", "error")
WIDEST = 6  # bytes that JSON writes for one character


class Meter:
    """Counts the bytes of output, and cuts what is too much.

    Errors and stderr, which cost points, have a quarter of the limit of their own: output cannot
    crowd them out.

    Args:
        limit: The most bytes, as JSON writes them.

    Example:
        >>> meter = Meter(60)
        >>> meter.cut("stream", {"name": "stdout", "text": "short"})
        ('stream', {'name': 'stdout', 'text': 'short'})
        >>> meter.cut("stream", {"name": "stdout", "text": "long" * 100})[1]["text"].splitlines()[0]
        'long'
        >>> meter.cut("stream", {"name": "stdout", "text": "short"})
        >>> meter.cut("status", {"execution_state": "idle"})
        ('status', {'execution_state': 'idle'})
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left = {False: limit, True: limit // 4}

    def cut(self, kind: str, content: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
        """Count a message and say what of it may be sent.

        Args:
            kind: Its type.
            content: Its content.

        Returns:
            The message's type and content, or a note in its place with the beginning of a text
            that crosses the limit, or None for all that comes after.
        """
        if kind not in SHOWN and not kind.startswith("comm"):
            return kind, content
        complains = kind == "error" or content.get("name") == "stderr"  # these cost points
        left = self.left[complains]
        self.left[complains] = left - len(json.dumps(content, default=str))
        if self.left[complains] >= 0:
            return kind, content
        if left < 0:
            return None
        begin = str(content.get("text", ""))[: left // WIDEST] if kind == "stream" else ""
        words = f"Output was cut here: this notebook may show {self.limit} bytes in all.\n"
        name = "stderr" if complains else "stdout"
        return "stream", {"name": name, "text": f"{begin}\n{words}" if begin else words}


class BoundedOutput:
    """Mix this into a notebook client to cut what a kernel shows, and to keep it readable.

    It stands before nbclient's `NotebookClient` (or nbgrader's `Execute`) among the bases; the
    trait ``output_bytes`` of `OmsSandbox` says how much may be shown.
    """

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Pass a message on to nbclient, or drop it if the notebook has shown enough."""
        meter: Meter = self.__dict__.setdefault("_meter", Meter(self._allowed()))
        sent = meter.cut(msg["msg_type"], msg["content"])
        if sent is None:
            return None
        header = {**msg["header"], "msg_type": sent[0]}
        msg = {**msg, "header": header, "msg_type": sent[0], "content": sound(sent[1])}
        return super().process_message(msg, cell, cell_index)  # type: ignore[misc] # nbclient's

    def preprocess(self, nb: Any, resources: Any = None, km: Any = None) -> Any:
        """Execute a notebook with a meter of its own."""
        self.__dict__.pop("_meter", None)
        return super().preprocess(nb, resources, km)  # type: ignore[misc] # nbconvert's

    def _allowed(self) -> int:
        from oms42.grading.sandbox.settings import OmsSandbox

        return OmsSandbox(config=getattr(self, "config", None)).limits().output
