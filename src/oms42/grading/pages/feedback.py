# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a student may see of the tests: those of the release, and why an answer failed."""

import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer, Unicode

from oms42.grading.pages.authored import Authored
from oms42.grading.pages.clean import cut

_LINE = "# More tests ran here. The message below says what failed, if one did."
_LATER = "[not shown: this was made after hidden tests had run; run your notebook to see it]\n"
_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_FAILED_AT = re.compile(r"Cell In\[\d*\], line (\d+)")


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Takes hidden tests out of feedback; in ``c.GenerateFeedback.preprocessors``.

    Of a test cell with hidden tests the student sees the released part. A failure before the hidden
    tests is told in full, for its inputs are known. From then on a student's function may know
    hidden inputs, and print or raise them: of what is said there, only the words stay that the
    author of the tests wrote (:class:`oms42.grading.pages.authored.Authored`). The output of a
    student's later cells is left out, because a function can keep what it was given. With
    ``c.HideTests.show_output = True`` all of that stays, and hidden inputs among it.
    """

    begin = Unicode("BEGIN HIDDEN TESTS", help="the mark before hidden tests").tag(config=True)
    end = Unicode("END HIDDEN TESTS", help="the mark after hidden tests").tag(config=True)
    longest = Integer(600, help="characters of a message that stay").tag(config=True)
    show_output = Bool(False, help="whether a student's words stay, hidden inputs among them").tag(
        config=True
    )
    longest_output = Integer(4000, help="characters of printed text that stay").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Hide what a notebook discloses.

        Args:
            nb: A graded notebook.
            resources: nbconvert's own.

        Returns:
            The notebook and the resources.
        """
        sources = [cell.source for cell in nb.cells if _is_authors(cell)]
        hidden = [source for source in sources if self.begin in source]
        self._authored = Authored([self._released(source) for source in sources], hidden)
        self._hidden_ran = False
        hidden_of, resources = super().preprocess(nb, resources)
        return hidden_of, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], _: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Hide what one cell discloses.

        Args:
            cell: A cell of the graded notebook.
            resources: nbconvert's own.

        Returns:
            The cell and the resources.
        """
        if cell.cell_type != "code":
            return cell, resources
        hides = self.begin in cell.source
        if hides or (self._hidden_ran and _is_authors(cell)):
            seen = 0 if self._hidden_ran else self._lines_before(cell.source)
            outputs = [self._told(output, seen) for output in cell.outputs]
            cell.outputs = [output for output in outputs if output is not None]
            cell.source = self._released(cell.source)
        elif self._hidden_ran and cell.outputs and not self.show_output:
            cell.outputs = [new_output("stream", name="stdout", text=_LATER)]  # type: ignore[no-untyped-call] # nbformat ships no hints
        self._hidden_ran = self._hidden_ran or hides
        return cell, resources

    def _lines_before(self, source: str) -> int:
        """Count the lines before the hidden tests."""
        return source.split(self.begin)[0].count("\n")

    def _released(self, source: str) -> str:
        """Put one line where hidden tests stand."""
        kept: list[str] = []
        inside = False
        for line in source.split("\n"):
            if self.begin in line and not inside:
                inside = True
                kept.append(line[: len(line) - len(line.lstrip())] + _LINE)
            elif not inside:
                kept.append(line)
            inside = inside and self.end not in line
        return "\n".join(kept)

    def _told(self, output: NotebookNode, seen: int) -> NotebookNode | None:
        """Keep of an output what may be told.

        Args:
            output: What a test cell gave.
            seen: How many lines at its beginning the student knows.
        """
        if output.output_type == "error":
            return self._error(output, seen)
        if output.output_type == "stream":
            return self._printed(output)
        if output.output_type == "execute_result":
            data = output.data if self.show_output else _score(output.data)
            return new_output("execute_result", data=data, execution_count=None) if data else None  # type: ignore[no-untyped-call] # nbformat ships no hints
        return None

    def _error(self, output: NotebookNode, seen: int) -> NotebookNode:
        """Say why a test failed."""
        name, words = str(output.ename), str(output.evalue)
        if not self.show_output and not 0 < _failed_at(output.traceback) <= seen:
            name = self._authored.told(name) or "Error"
            words = self._authored.told(words) or ""
        words = words[: self.longest] or "a test that is not shown has failed"
        return new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])  # type: ignore[no-untyped-call,no-any-return] # nbformat ships no hints

    def _printed(self, output: NotebookNode) -> NotebookNode | None:
        """Keep of printed text what may be read."""
        if self.show_output:
            text = cut(output.text, self.longest_output)
        elif output.name == "stderr":
            text = "Something was written to stderr while the tests ran.\n"
        else:
            text = cut("\n".join(self._authored.lines(output.text)), self.longest_output)
        return new_output("stream", name=output.name, text=text) if text else None  # type: ignore[no-untyped-call] # nbformat ships no hints


def _is_authors(cell: NotebookNode) -> bool:
    """Tell whether a code cell's text is the author's: the grader puts such text back."""
    settings = cell.metadata.get("nbgrader", {})
    mine = settings.get("locked") and not settings.get("solution") and settings.get("grade_id")
    return cell.cell_type == "code" and bool(mine)


def _failed_at(traceback: list[str]) -> int:
    """Read the line of the test cell that failed; 0 if the report does not begin with it.

    The third entry is written before anything that a student's code can have written.
    """
    frame = _COLOR.sub("", str(traceback[2])) if len(traceback) > 3 else ""
    found = _FAILED_AT.match(frame)
    return int(found[1]) if found else 0


def _score(data: dict[str, Any]) -> dict[str, str]:
    """Keep a number; what else a cell ends in may be an input."""
    try:
        return {"text/plain": str(float(data.get("text/plain", "")))}
    except ValueError:
        return {}
