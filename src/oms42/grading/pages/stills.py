# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A student's charts as still pictures, drawn once when the work is graded.

A specification of a chart is a program of sorts: it may ask other servers for data, or count to a
billion. It is drawn in a process of its own, with limits on time and memory and no address that it
may ask, and only a picture comes back.
"""

import base64
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Float, Integer

PNG = "image/png"
_VEGA = "application/vnd.vega"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class StillCharts(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Draws charts; stands in ``c.Autograde.autograde_preprocessors`` after the execution."""

    seconds = Float(20.0, help="seconds for all charts of a notebook").tag(config=True)
    most = Integer(20, help="charts of a notebook that are drawn").tag(config=True)
    max_bytes = Integer(2 * 1024 * 1024, help="bytes of one specification").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Put a picture beside each chart that has none.

        Args:
            nb: A notebook that was run.
            resources: nbconvert's own.

        Returns:
            The notebook and the resources.
        """
        cells = [cell for cell in nb.cells if cell.cell_type == "code"]
        displays = [output.data for cell in cells for output in cell.outputs if "data" in output]
        waiting = [(data, spec) for data in displays if (spec := _specification(data))]
        waiting = [pair for pair in waiting if len(pair[1][1]) <= self.max_bytes][: self.most]
        pictures = drawn([spec for _, spec in waiting], self.seconds) if waiting else []
        for (data, _), picture in zip(waiting, pictures, strict=False):
            if picture:
                data[PNG] = picture
        return nb, resources


def _specification(data: Any) -> tuple[str, str] | None:
    """Find a chart that has no picture: its kind and its JSON."""
    if not isinstance(data, dict) or PNG in data or "image/svg+xml" in data:
        return None
    found = [(kind, spec) for kind, spec in data.items() if kind.startswith(_VEGA)]
    if not found or not isinstance(found[0][1], dict):
        return None
    kind = "vegalite" if "vegalite" in found[0][0] else "vega"
    return kind, json.dumps(found[0][1])


def drawn(charts: list[tuple[str, str]], seconds: float) -> list[str | None]:
    """Draw charts in a process that has nothing.

    Args:
        charts: Kinds (``vega`` or ``vegalite``) and specifications as JSON.
        seconds: How long all of them may take.

    Returns:
        A PNG in base64 for each chart, or ``None`` for one that cannot be drawn; the list ends
        early where time ran out. Empty if vl-convert is not installed.
    """
    if importlib.util.find_spec("vl_convert") is None:
        return []
    asked = "".join(json.dumps(chart) + "\n" for chart in charts).encode()
    words = [sys.executable, "-m", "oms42.grading.pages.draw", str(max(1, round(seconds)))]
    places = [place for place in sys.path if place and Path(place) != Path.cwd()]
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent,
        env={"PYTHONPATH": os.pathsep.join(places)},
    )
    try:
        said, _ = process.communicate(asked, timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
    return [_picture(line) for line in said.splitlines()]


def _picture(line: bytes) -> str | None:
    """Accept a line that is a PNG, and no other."""
    try:
        whole = base64.b64decode(line, validate=True)
    except ValueError:
        return None
    return line.decode("ascii") if whole.startswith(_SIGNATURE) else None
