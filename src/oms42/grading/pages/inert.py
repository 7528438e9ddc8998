# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A notebook made inert before a page is made of it: no output acts, no setting reaches the page.

nbconvert's templates print several fields as they find them, among them a picture's width, a
cell's number and its tags. So every field is made anew here from what it may hold.
"""

import re
from collections.abc import Mapping
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, from_dict

from oms42.grading.pages.clean import LONGEST, clean_html, cut, shown

Json = dict[str, Any]
# the first kind that an output has is the one that is shown
_KINDS = (
    *("image/png", "image/jpeg", "image/svg+xml", "text/html", "text/markdown"),
    *("text/latex", "text/plain"),
)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_NAME = re.compile(r"[\w][\w .:+-]*")
_MOST_PICTURE = 4 * 1024 * 1024
_MOST_CELL = 12 * 1024 * 1024
_MOST_OUTPUTS = 100
_MOST_HTML = 512 * 1024  # in a whole notebook; cleaning takes about a second for 100 kB


class Inert(Preprocessor):
    """Makes a notebook inert; named in the configuration: ``c.HTMLExporter.preprocessors``."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Make every cell anew.

        Args:
            nb: An autograded notebook; it is not changed.
            resources: nbconvert's own.

        Returns:
            The inert notebook, and the resources.
        """
        left = _MOST_HTML
        cells = []
        for place, cell in enumerate(nb.cells):
            cells.append(inert_cell(cell, place, left))
            left -= _html(cell)
        language = {"name": "python", "pygments_lexer": "ipython3"}
        metadata = {"language_info": language}
        made = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        inert: NotebookNode = from_dict(made)  # type: ignore[no-untyped-call] # ships no types
        return inert, resources


def inert_cell(cell: Mapping[str, Any], place: int, html: int = _MOST_HTML) -> Json:
    """Make one cell anew.

    Args:
        cell: A cell from anyone.
        place: Its place, from which it gets its id.
        html: How many characters of HTML it may show; an output with more shows its text.

    Returns:
        A cell with the same text that a template can print without harm.

    Example:
        >>> inert_cell({"cell_type": "raw", "source": "<script>"}, 3)["source"]
        '<pre>&lt;script&gt;</pre>'
    """
    source = cut(str(cell.get("source", "")))
    made: Json = {
        "cell_type": cell.get("cell_type"),
        "id": f"cell-{place}",
        "metadata": _settings(cell.get("metadata")),
        "source": source,
    }
    if made["cell_type"] == "code":
        made["execution_count"] = _whole(cell.get("execution_count"))
        made["outputs"] = _outputs(cell.get("outputs"), html)
    elif made["cell_type"] == "markdown":
        made["attachments"] = _attachments(cell.get("attachments"))
    else:
        made |= {"cell_type": "markdown", "source": shown(source)}
    return made


def _settings(metadata: Any) -> Json:
    """Keep nbgrader's settings, if their name can stand in a page."""
    settings = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(settings, dict) or not settings:
        return {}
    name = settings.get("grade_id")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return {}
    flags = {key: bool(settings.get(key)) for key in ("grade", "solution", "locked", "task")}
    numbers = {key: _number(settings.get(key)) for key in ("points", "score")}
    kept: Json = {"grade_id": name, "schema_version": 3, **flags, **numbers}
    for key in ("checksum", "cell_type"):
        if isinstance(value := settings.get(key), str) and value.isalnum():
            kept[key] = value
    return {"nbgrader": kept}


def _whole(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if whole else None


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _html(cell: Mapping[str, Any]) -> int:
    """Count the characters of HTML that a cell's outputs show."""
    outputs = cell.get("outputs")
    found = [output.get("data") for output in outputs] if isinstance(outputs, list) else []
    texts = [data.get("text/html") for data in found if isinstance(data, dict)]
    return sum(len(_joined(text)) for text in texts)


def _outputs(outputs: Any, html: int) -> list[Json]:
    """Make the outputs anew; beyond a limit the rest is left out, and said so."""
    made: list[Json] = []
    left = _MOST_CELL
    for output in list(outputs or [])[:_MOST_OUTPUTS]:
        html -= _html({"outputs": [output]})
        one = _output(output, html >= 0)
        left -= sum(len(text) for text in _texts(one))
        if left < 0:
            break
        made.append(one)
    missing = len(outputs or []) - len(made)
    if missing:
        made.append(_stream(f"[{missing} more outputs are in the notebook]"))
    return made


def _texts(output: Json) -> list[str]:
    return [*output.get("data", {}).values(), *output.get("traceback", []), output.get("text", "")]


def _stream(text: str, name: str = "stdout") -> Json:
    return {"output_type": "stream", "name": name, "text": text}


def _output(output: Any, html: bool) -> Json:
    """Make one output anew."""
    match output.get("output_type"):
        case "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return _stream(cut(_joined(output.get("text"))), name)
        case "error":
            lines = [cut(str(line)) for line in output.get("traceback") or []][:200]
            texts = {key: cut(str(output.get(key, "")), 2000) for key in ("ename", "evalue")}
            return {"output_type": "error", "traceback": lines, **texts}
        case "display_data" | "execute_result":
            return _shown_data(output, html)
    return _stream("[an output of an unknown kind]")


def _shown_data(output: Any, html: bool) -> Json:
    """Keep the one kind of a display that a page can show."""
    data = output.get("data") if isinstance(output.get("data"), dict) else {}
    kinds = [kind for kind in _KINDS if html or kind != "text/html"]
    for kind in kinds:
        if kind in data and (content := _content(kind, _joined(data[kind]))) is not None:
            size = _size(output.get("metadata"), kind)
            break
    else:
        kind, size = "text/plain", {}
        content = f"[an output that only the notebook can show: {_kinds(data)}]"
    made: Json = {"output_type": "display_data", "metadata": size, "data": {kind: content}}
    if output.get("output_type") == "execute_result":
        made |= {"output_type": "execute_result", "execution_count": None}
    return made


def _kinds(data: dict[str, Any]) -> str:
    return ", ".join(str(kind)[:60] for kind in list(data)[:3]) or "nothing"


def _joined(text: Any) -> str:
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def _content(kind: str, text: str) -> str | None:
    """Make one kind of content safe; ``None`` if a page cannot show it."""
    if kind in ("image/png", "image/jpeg"):
        fits = len(text) <= _MOST_PICTURE and _BASE64.fullmatch(text)
        return text if text and fits else None
    if (
        kind == "image/svg+xml"
    ):  # the template shows it as a picture, in which nothing runs or loads
        return text if 0 < len(text) <= _MOST_PICTURE else None
    if kind == "text/html":
        return clean_html(text)
    return cut(text, LONGEST)


def _size(metadata: Any, kind: str) -> Json:
    """Keep a picture's width and height if they are numbers."""
    inner = metadata.get(kind) if isinstance(metadata, dict) else None
    found = inner if isinstance(inner, dict) else {}
    size = {key: _whole(found.get(key)) or 0 for key in ("width", "height")}
    kept = {key: value for key, value in size.items() if 0 < value <= 4000}
    return {kind: kept} if kept else {}


def _attachments(attachments: Any) -> Json:
    """Keep attached pictures."""
    made: Json = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        for kind, data in bundle.items() if isinstance(bundle, dict) else ():
            if kind in ("image/png", "image/jpeg") and _content(kind, _joined(data)) is not None:
                made[str(name)] = {kind: _joined(data)}
    return made
