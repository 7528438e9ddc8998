# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The shape of a notebook: the fields and types that nbgrader and Jupyter rely on."""

import re
from collections.abc import Iterator
from typing import Any

from oms42.grading.intake.finding import FLAGGED, MENDED, NOTE, Finding
from oms42.grading.intake.limits import Limits, megabytes

Json = dict[str, Any]
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_TYPES = ("code", "markdown", "raw")
_OUTPUTS = ("stream", "display_data", "execute_result", "error")
_ASK = "Ask the student to open the notebook in Jupyter, save it and hand it in again."


class UnusableError(Exception):
    """A notebook that a person has to look at; carries the finding."""

    def __init__(self, kind: str, what: str, todo: str = _ASK) -> None:
        super().__init__(what)
        self.finding = Finding(kind, FLAGGED, what, todo)


def shaped(notebook: Json, name: str, limits: Limits) -> tuple[Json, list[Finding]]:
    """Give a notebook the shape of the current format (4.5).

    Sources become one text each, outputs that no program wrote are dropped (grading makes them
    anew), ids are made unique, text that cannot be written as UTF-8 is replaced.

    Args:
        notebook: The JSON object as it was read; it is not changed.
        name: What the notebook is called in the findings.
        limits: How many cells, and how much text, it may have.

    Returns:
        The notebook and what was mended.

    Raises:
        UnusableError: If there are no cells, or a future format, or a limit is passed.

    Example:
        >>> cell = {"cell_type": "code", "source": ["a", 1], "metadata": {}}
        >>> made, found = shaped({"nbformat": 4, "cells": [cell]}, "ps1", Limits())
        >>> made["cells"][0]["source"], found[0].kind
        ('a', 'source')
    """
    findings: list[Finding] = []
    notebook = _current(notebook, name, findings)
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not cells:
        raise UnusableError("no-cells", f"{name} has no cells.")
    if len(cells) > limits.cells:
        raise UnusableError(
            "too-many-cells", f"{name} has {len(cells)} cells; {limits.cells} may be."
        )
    made = [_cell(cell, f"{name}, cell {i}", findings) for i, cell in enumerate(cells, start=1)]
    text = sum(len(cell["source"]) for cell in made)
    if text > limits.source_bytes:
        raise UnusableError(
            "too-much-text",
            f"{name} has {megabytes(text)} of text; {megabytes(limits.source_bytes)} may be.",
            "Look at the original; ask for a notebook without the ballast.",
        )
    findings += _identify(made, name)
    metadata = notebook.get("metadata")
    if not isinstance(metadata, dict):
        findings.append(_mended("metadata", f"{name} has no settings of its own."))
        metadata = {}
    kept = {"metadata": _settings(metadata), "nbformat": 4, "nbformat_minor": 5}
    return {"cells": made, **kept}, findings


def _settings(metadata: Json) -> Json:
    """Keep of a notebook's settings the language and the kernel; grading sets the kernel anew."""
    language, kernel = metadata.get("language_info"), metadata.get("kernelspec")
    spoken = language.get("name") if isinstance(language, dict) else None
    made: Json = {"language_info": {"name": spoken if isinstance(spoken, str) else "python"}}
    texts = ("name", "display_name", "language")
    if isinstance(kernel, dict) and all(isinstance(kernel.get(key), str) for key in texts[:2]):
        made["kernelspec"] = {key: kernel[key] for key in texts if isinstance(kernel.get(key), str)}
    return made


def _mended(
    kind: str, what: str, done: str = "The copy that is graded has them mended."
) -> Finding:
    return Finding(kind, MENDED, what, done)


def _current(notebook: Json, name: str, findings: list[Finding]) -> Json:
    """Bring an older format to version 4; refuse what is newer than we know."""
    version = notebook.get("nbformat", 4 if "cells" in notebook else None)
    if version == 4:
        return notebook
    if not isinstance(version, int) or isinstance(version, bool):
        raise UnusableError("no-format", f"{name} has no notebook format ({version!r}).")
    if version > 4:
        raise UnusableError("future-format", f"{name} has format {version}; 4 is the newest known.")
    import nbformat

    try:
        old = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call] # nbformat ships no hints
        upgraded: Json = nbformat.convert(old, 4)  # type: ignore[no-untyped-call] # the same
    except Exception as error:
        raise UnusableError(
            "old-format", f"{name} has format {version} and does not convert."
        ) from error
    findings.append(_mended("old-format", f"{name} has format {version}.", "It is read as 4."))
    return upgraded


def _cell(cell: Any, where: str, findings: list[Finding]) -> Json:
    """Give one cell its shape."""
    if not isinstance(cell, dict):
        findings.append(_mended("cell", f"{where} is a {type(cell).__name__}, not a cell."))
        cell = {"cell_type": "raw", "source": str(cell)[:1000]}
    kind = cell.get("cell_type")
    if kind not in _TYPES:
        findings.append(_mended("cell-type", f"{where} is of the unknown type {kind!r}."))
        kind = "raw"
    metadata = cell.get("metadata")
    if not isinstance(metadata, dict):
        findings.append(_mended("metadata", f"{where} has no settings."))
        metadata = {}
    made: Json = {"cell_type": kind, "metadata": dict(metadata)}
    if "id" in cell:
        made["id"] = cell["id"]
    made["source"] = _source(cell.get("source"), where, findings)
    if kind == "code":
        made |= {"execution_count": _count(cell), "outputs": _outputs(cell, where, findings)}
    elif "attachments" in cell:
        made["attachments"] = _attachments(cell["attachments"], where, findings)
    return made


def _source(source: Any, where: str, findings: list[Finding]) -> str:
    """Join a source's lines; what is no text is dropped, what is no UTF-8 replaced."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    if not all(isinstance(line, str) for line in lines):
        findings.append(_mended("source", f"{where} holds something that is not text."))
    clean = text.encode("utf-8", "replace").decode("utf-8")
    if clean != text:
        findings.append(_mended("surrogate", f"{where} holds half a character (a lone surrogate)."))
    return clean


def _count(cell: Json) -> int | None:
    count = cell.get("execution_count")
    whole = isinstance(count, int) and not isinstance(count, bool) and count >= 0
    return count if whole else None


def _outputs(cell: Json, where: str, findings: list[Finding]) -> list[Json]:
    """Keep outputs only if each is one that a kernel may have written."""
    outputs = cell.get("outputs", [])
    if isinstance(outputs, list) and all(map(_is_output, outputs)):
        return outputs
    done = "The outputs are dropped; grading makes new ones."
    findings.append(Finding("outputs", NOTE, f"{where} has outputs of no known kind.", done))
    return []


def _is_output(output: Any) -> bool:
    if not isinstance(output, dict) or output.get("output_type") not in _OUTPUTS:
        return False
    match output["output_type"]:
        case "stream":
            return isinstance(output.get("name"), str) and isinstance(
                output.get("text"), str | list
            )
        case "error":
            texts = (output.get("ename"), output.get("evalue"))
            lines = output.get("traceback")
            whole = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
            return whole and all(isinstance(text, str) for text in texts)
    return isinstance(output.get("data"), dict) and isinstance(output.get("metadata"), dict)


def _attachments(attachments: Any, where: str, findings: list[Finding]) -> Json:
    """Keep attached pictures; drop what is no picture."""
    bundles = attachments.items() if isinstance(attachments, dict) else ()
    kept = {
        name: {kind: data for kind, data in bundle.items() if _is_picture(kind, data)}
        for name, bundle in bundles
        if isinstance(bundle, dict)
    }
    kept = {name: bundle for name, bundle in kept.items() if bundle}
    if kept != attachments:
        findings.append(_mended("attachment", f"{where} has an attachment that is no picture."))
    return kept


def _is_picture(kind: str, data: Any) -> bool:
    return kind in ("image/png", "image/jpeg", "image/gif", "image/webp") and isinstance(data, str)


def _identify(cells: list[Json], name: str) -> Iterator[Finding]:
    """Give each cell an id of its own; the first of two keeps it."""
    seen: set[str] = set()
    changed = 0
    for position, cell in enumerate(cells, start=1):
        given = cell.get("id")
        if not isinstance(given, str) or not _ID.fullmatch(given) or given in seen:
            changed += 1
            cell["id"] = f"cell-{position}"
            while cell["id"] in seen:
                cell["id"] += "-"
        seen.add(cell["id"])
    if changed:
        what = f"{name} has {changed} cell(s) without an id of their own."
        yield Finding("cell-id", NOTE, what, "They have been given one.")
