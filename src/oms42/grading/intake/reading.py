# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From the bytes of a notebook to its JSON: encodings, numbers and depths that others choke on."""

import codecs
import json
from dataclasses import dataclass, field
from typing import Any

from oms42.grading.intake.finding import FLAGGED, MENDED, Finding
from oms42.grading.intake.limits import Limits

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DIGITS = 18  # more do not fit into the 64 bits that other readers give a whole number
_ASK = "Ask the student to hand the notebook in again, as it is saved by Jupyter."


@dataclass
class Read:
    """A notebook's JSON.

    Attributes:
        notebook: The JSON object; ``None`` if the bytes hold none.
        findings: What was mended, or why it cannot be read.
    """

    notebook: dict[str, Any] | None = None
    findings: list[Finding] = field(default_factory=list)


def read_notebook(data: bytes, name: str, limits: Limits) -> Read:
    r"""Read the JSON of a notebook as leniently as is safe.

    Args:
        data: The file's bytes.
        name: What the notebook is called in the findings.
        limits: How deep it may be nested.

    Returns:
        The JSON object and what was mended; or no object and why a person has to act.

    Example:
        >>> read_notebook(b'{"cells": []}', "ps1", Limits()).notebook
        {'cells': []}
        >>> read_notebook(b"{", "ps1", Limits()).findings[0].kind
        'broken-json'
    """
    read = Read()
    text = _decode(data, name, read)
    if text is None:
        return read
    found = _parse(text, name, read)
    if read.findings and read.findings[-1].level == FLAGGED:
        return read
    if not isinstance(found, dict):
        what = f"{name} holds a {type(found).__name__} where a notebook's object must stand."
        read.findings.append(Finding("no-notebook-object", FLAGGED, what, _ASK))
    elif _depth(found, limits.nesting) > limits.nesting:
        what = f"{name} is nested more than {limits.nesting} levels deep; no notebook is."
        read.findings.append(Finding("nested-too-deep", FLAGGED, what, _ASK))
    else:
        read.notebook = found
    return read


def _decode(data: bytes, name: str, read: Read) -> str | None:
    """Turn bytes into text; Windows tools write marks and other encodings."""
    if not data.strip(b"\x00 \t\r\n"):
        what = f"{name} is empty ({len(data)} bytes)."
        read.findings.append(Finding("empty-notebook", FLAGGED, what, _ASK))
        return None
    encoding = next((kind for mark, kind in _MARKS if data.startswith(mark)), _guess(data))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"{name} is not text (byte {error.start} is no {encoding})."
        read.findings.append(Finding("not-text", FLAGGED, what, _ASK))
        return None
    if encoding != "utf-8":
        what = f"{name} is written in {encoding.upper()}."
        done = "The copy that is graded is written in UTF-8."
        read.findings.append(Finding("encoding", MENDED, what, done))
    return text


def _guess(data: bytes) -> str:
    """Tell UTF-16 without a mark by its zero bytes: a notebook's JSON begins in ASCII."""
    return {b"{\x00": "utf-16-le", b"\x00{": "utf-16-be"}.get(data[:2], "utf-8")


def _parse(text: str, name: str, read: Read) -> Any:
    """Parse JSON; numbers that JSON does not have become null."""
    strange: list[str] = []

    def drop(word: str) -> Any:
        strange.append(word)
        return None

    def whole(digits: str) -> int | None:
        return int(digits) if len(digits.lstrip("-")) <= _DIGITS else drop(digits)

    def real(digits: str) -> float | None:
        number = float(digits)
        return number if abs(number) < float("inf") else drop(digits)

    try:
        found = json.loads(text, parse_constant=drop, parse_int=whole, parse_float=real)
    except RecursionError:
        what = f"{name} is nested too deep to be read; no notebook is."
        read.findings.append(Finding("nested-too-deep", FLAGGED, what, _ASK))
        return None
    except ValueError as error:
        what = f"{name} is not JSON: {error}."
        read.findings.append(Finding("broken-json", FLAGGED, what, _ASK))
        return None
    if strange:
        what = f"{name} holds a number that JSON does not have ({strange[0][:24]})."
        read.findings.append(Finding("number", MENDED, what, "It reads as nothing."))
    return found


def _depth(value: Any, most: int) -> int:
    """Count how deep lists and mappings lie inside one another, up to one more than is asked."""
    level, depth = [value], 0
    while level and depth <= most:
        inner = [one for one in level if isinstance(one, dict | list)]
        level = [
            below
            for one in inner
            for below in (one.values() if isinstance(one, dict) else one)
            if isinstance(below, dict | list)
        ]
        depth += 1
    return depth
