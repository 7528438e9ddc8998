# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Output cut by bytes and put into shape, before it is saved; what a score is read from stays.

nbgrader cuts by lines, so a line of 60 MB stays, and a note on stderr after the thousandth line
goes, and with it the zero that it costs. And it saves whatever a kernel sends: an output of no
known shape would keep formgrader from ever opening the page.
"""

from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

_NOTE = "\n[output cut here: it is larger than {} bytes]\n"


class LimitBytes(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Cuts outputs by bytes; in ``c.Autograde.autograde_preprocessors`` before ``LimitOutput``."""

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
                count = cell.get("execution_count")
                if type(count) is not int or count < 0:
                    cell.execution_count = None
                outputs = [_shaped(output) for output in cell.get("outputs", [])]
                cell.outputs = self._cut(outputs, max(left, 0))
                left -= sum(_size(output) for output in cell.outputs)
        return nb, resources

    def _cut(self, outputs: list[NotebookNode], of_notebook: int) -> list[NotebookNode]:
        """Cut one cell's outputs; an error, a note on stderr and a score are never dropped."""
        kept: list[NotebookNode] = []
        text, whole = min(self.max_bytes, of_notebook), of_notebook
        for output in outputs:
            if not (_counts(output) or (text > 0 and whole > 0)):
                continue
            if output.output_type in ("stream", "error"):
                _shorten(output, max(text, 0), _NOTE.format(self.max_bytes))
            else:
                _thin(output, min(self.max_picture, max(whole, 0)), max(text, 0))
            kept.append(output)
            text -= 0 if _is_picture(output) else max(_size(output), 16)
            whole -= _size(output)
        return kept


def _shaped(output: NotebookNode) -> NotebookNode:
    """Give an output that is none the shape of one, and keep what it costs."""
    try:
        nbformat.validate(output, ref="output", version=4)
        return output
    except nbformat.ValidationError:
        words = "[an output of no known shape]"
        made: NotebookNode = nbformat.v4.new_output("stream", name="stderr", text=words)  # type: ignore[no-untyped-call] # the same
        return made


def _counts(output: NotebookNode) -> bool:
    """Tell what nbgrader reads a score from."""
    stderr = output.output_type == "stream" and output.get("name") == "stderr"
    return stderr or output.output_type in ("error", "execute_result")


def _is_picture(output: NotebookNode) -> bool:
    return any(str(kind).startswith("image/") for kind in output.get("data", {}))


def _size(output: NotebookNode) -> int:
    """Count an output's bytes, about."""
    texts = [output.get("text", ""), output.get("evalue", ""), *output.get("traceback", [])]
    texts += output.get("data", {}).values()
    return sum(len(str(one).encode("utf-8", "replace")) for one in texts)


def _thin(output: NotebookNode, picture: int, text: int) -> None:
    """Drop the large forms of a display; a plain text is cut and stays."""
    for kind, content in list(output.data.items()):
        most = picture if kind.startswith(("image/", "application/vnd.vega")) else text
        if len(str(content)) > most:
            del output.data[kind]
            if kind == "text/plain":
                output.data[kind] = str(content)[: max(text, 40)]
    if not output.data:
        output.data["text/plain"] = "[an output that is too large]"


def _shorten(output: NotebookNode, most: int, note: str) -> None:
    """Cut the text of a stream or an error."""
    if _size(output) <= most:
        return
    if output.output_type == "stream":
        output.text = str(output.text).encode()[:most].decode("utf-8", "ignore") + note
        return
    output.ename, output.evalue = str(output.ename)[:200], str(output.evalue)[:2000]
    output.traceback = [f"{output.ename}: {output.evalue}{note}"]
