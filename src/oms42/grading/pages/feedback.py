# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a student may see of the tests: those of the release, and why an answer failed."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer, Unicode

from oms42.grading.pages.clean import cut

_LINE = "# More tests ran here. The message below says what failed, if one did."


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Takes hidden tests out of feedback; in ``c.GenerateFeedback.preprocessors``.

    Of a test cell with hidden tests the student sees the released part. A traceback quotes the
    tests, so only the error's own message stays, which the author wrote to be read. What the tests
    print says why an answer lost a part of its points, so it stays, up to a length. What a
    student's function prints stands among it: a student can see the inputs that the own function
    was given. Where even that is too much, set ``c.HideTests.show_output = False``.
    """

    begin = Unicode("BEGIN HIDDEN TESTS", help="the mark before hidden tests").tag(config=True)
    end = Unicode("END HIDDEN TESTS", help="the mark after hidden tests").tag(config=True)
    longest = Integer(600, help="characters of a message that stay").tag(config=True)
    show_output = Bool(True, help="whether printed text stays").tag(config=True)
    longest_output = Integer(4000, help="characters of printed text that stay").tag(config=True)

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
        if cell.cell_type == "code" and self.begin in cell.source:
            cell.source = self._released(cell.source)
            outputs = [self._told(output) for output in cell.outputs]
            cell.outputs = [output for output in outputs if output is not None]
        return cell, resources

    def _released(self, source: str) -> str:
        """Put one line where hidden tests stand."""
        kept: list[str] = []
        inside = False
        for line in source.split("\n"):
            if self.begin in line and not inside:
                inside = True
                kept.append(_LINE)
            elif not inside:
                kept.append(line)
            inside = inside and self.end not in line
        return "\n".join(kept)

    def _told(self, output: NotebookNode) -> NotebookNode | None:
        """Keep of an output what may be told."""
        if output.output_type == "error":
            name, words = str(output.ename), str(output.evalue)
            words = words[: self.longest] or "a test that is not shown has failed"
            output.traceback = [f"{name}: {words}"]
            return output
        if output.output_type == "stream":
            stderr = output.name == "stderr"
            told = "Something was written to stderr while the tests ran.\n" if stderr else ""
            output.text = cut(output.text, self.longest_output) if self.show_output else told
            return output if output.text else None
        return output if output.output_type == "execute_result" else None
