# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Output cut by bytes, before it is saved; what a score is read from stays.

nbgrader cuts by lines, so a line of 60 MB stays, and a note on stderr after the thousandth line
goes, and with it the zero that it costs.
"""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

_NOTE = "\n[output cut here: it is larger than {} bytes]\n"


class LimitBytes(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Cuts outputs by bytes; in the configuration it stands before ``LimitOutput``."""

    max_bytes = Integer(1024 * 1024, help="bytes of text that one cell may output").tag(config=True)
    max_picture = Integer(4 * 1024 * 1024, help="bytes of one picture").tag(config=True)
    max_notebook = Integer(24 * 1024 * 1024, help="bytes of all outputs").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Cut the outputs of every cell.

        Args:
            nb: A notebook that was run.
            resources: nbconvert's own.

        Returns:
            The notebook and the resources.
        """
        left = self.max_notebook
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = self._cut(cell.outputs, min(self.max_bytes, max(left, 0)))
                left -= sum(_size(output) for output in cell.outputs)
        return nb, resources

    def _cut(self, outputs: list[NotebookNode], most: int) -> list[NotebookNode]:
        """Cut one cell's outputs; an error, a note on stderr and a score are never dropped."""
        kept: list[NotebookNode] = []
        left = most
        for output in outputs:
            size = _size(output)
            if output.output_type in ("display_data", "execute_result"):
                _drop_large(output, self.max_picture, left)
            elif size > left:
                _shorten(output, left, _NOTE.format(most))
            if _counts(output) or left > 0:
                kept.append(output)
            left -= min(size, _size(output)) if not _is_picture(output) else 0
        return kept


def _counts(output: NotebookNode) -> bool:
    """Tell what nbgrader reads a score from."""
    stderr = output.output_type == "stream" and output.get("name") == "stderr"
    return stderr or output.output_type in ("error", "execute_result")


def _is_picture(output: NotebookNode) -> bool:
    return any(str(kind).startswith("image/") for kind in output.get("data", {}))


def _size(output: NotebookNode) -> int:
    """Count an output's bytes, about."""
    texts = [output.get("text", ""), output.get("evalue", ""), *output.get("traceback", [])]
    return sum(len(str(one).encode("utf-8", "replace")) for one in texts) + sum(
        len(str(one)) for one in output.get("data", {}).values()
    )


def _drop_large(output: NotebookNode, picture: int, text: int) -> None:
    """Drop the large forms of a display; a plain text is cut and stays."""
    for kind, content in list(output.data.items()):
        most = picture if str(kind).startswith(("image/", "application/vnd.vega")) else text
        if len(str(content)) > most:
            del output.data[kind]
            if kind == "text/plain":
                output.data[kind] = str(content)[: max(text, 40)]
    if not output.data:
        output.data["text/plain"] = "[an output that is too large]"


def _shorten(output: NotebookNode, most: int, note: str) -> None:
    """Cut the text of a stream or an error."""
    if output.output_type == "stream":
        output.text = str(output.text).encode()[:most].decode("utf-8", "ignore") + note
        return
    output.evalue = str(output.get("evalue", ""))[:2000]
    output.traceback = [f"{output.get('ename', '')}: {output.evalue}{note}"[:4000]]
