# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""nbgrader's step that runs a submission: the student's cells there, the test cells here."""

import copy
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Integer, Unicode

from oms42.grading.sandbox.output import BoundedOutput
from oms42.grading.sandbox.sound import sound
from oms42.grading.secret import notebook_key, read_secret
from oms42.grading.split import process, roles, student
from oms42.grading.split.codec import dumps
from oms42.grading.split.piped import PipedManager
from oms42.grading.split.prompt import PromptClient
from oms42.grading.split.seeds import KEY

_HELLO = 10  # seconds for a kernel to show that it answers tests
_PROMPT = 5  # seconds for a kernel to answer after it was interrupted


class SplitExecute(BoundedOutput, Execute):  # type: ignore[misc] # nbgrader ships no hints
    """Runs a submission with its test cells in a process of their own.

    It takes the place of nbgrader's ``Execute`` in ``c.Autograde.autograde_preprocessors`` and
    obeys the same settings. The student's kernel must be one that answers the tests, such as
    ``oms42-graded``.
    """

    revivals = Integer(
        2, help="How often a kernel that has died is started again for the cells that follow."
    ).tag(config=True)

    secret_file = Unicode(
        "hidden.key",
        help="The file with the course's secret, from which hidden seeds are derived. A relative "
        "path starts in the course folder, where nbgrader works.",
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Run all cells of a submission."""
        self._trusted = self._find_trusted(resources)
        self._resources = resources
        self._copy: process.Copy | None = None
        self._killers: set[int] = set()
        self._starts = 0
        self._gone = ""
        self._greeted = False
        _server()  # it loads its libraries while the student's kernel starts
        try:
            return super().preprocess(nb, resources, km)  # type: ignore[no-any-return] # no hints
        finally:
            if self._copy is not None:
                self._copy.close()

    code_cells_executed: int

    def create_kernel_manager(self) -> Any:
        """Make the kernel's manager, whose clients do not wait longer than they must."""
        self.kernel_manager_class = PipedManager
        manager = super().create_kernel_manager()
        manager.client_class = f"{PromptClient.__module__}.{PromptClient.__name__}"
        return manager

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Run one cell where it belongs."""
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        role = self._trusted.role(name)
        if cell.cell_type != "code" or not cell.source.strip():
            return cell, resources
        if self._trusted.tests or self._trusted.helpers:
            self._greet()  # before the first cell of the student's, which may spoil it
        self._revive(index)
        if role == "test":
            self._run_apart(cell, name, self._trusted.tests[name])
        elif role == "helper":
            self._run_both(cell, index, name)
        else:
            self._run_student(cell, index)
        return cell, resources

    def _find_trusted(self, resources: Any) -> roles.Trusted:
        """Say which cells are the tests."""
        given = resources.get("oms42_trusted")
        if isinstance(given, roles.Trusted):
            return given
        where = resources["nbgrader"]
        return roles.from_gradebook(where["db_url"], where["assignment"], where["notebook"])

    def _run_student(self, cell: NotebookNode, index: int) -> None:
        """Run a cell in the student's kernel; what goes wrong there is this cell's alone."""
        if self._gone:
            cell.outputs = [_error("DeadKernelError", self._gone)]
            return
        try:
            self.execute_cell(cell, index, store_history=True)
        except DeadKernelError:
            self._give_up(cell, index, self._with_reason("this cell ended the kernel"))
        except Exception as error:  # noqa: BLE001 - a hostile kernel may send anything
            words = f"the kernel became unusable: {type(error).__name__}: {error}"[:1000]
            self._give_up(cell, index, words)
        else:
            late = any(each.get("ename") == "CellTimeoutError" for each in cell.outputs)
            if late and not self._answers(_PROMPT):
                self._give_up(cell, index, "this cell could not be stopped")

    def _run_both(self, cell: NotebookNode, index: int, name: str) -> None:
        """Run a locked cell without points in both places, as later cells of both may need it."""
        source = self._trusted.helpers[name]
        apart = nbformat.from_dict({"source": source, "outputs": []})  # type: ignore[no-untyped-call] # no hints
        self._run_apart(apart, name, source)
        self._revive(index)
        self._run_student(cell, index)
        if any(each.output_type == "error" for each in apart.outputs):
            self.log.error("The locked cell %r fails among the tests", name)
            cell.outputs = apart.outputs

    def _run_apart(self, cell: NotebookNode, name: str, source: str) -> None:
        """Run a locked cell in the tests' process."""
        try:
            if self._copy is None:
                self._copy = self._open()
            found = self._copy.run(name, source, self._ask, float(self.timeout or 3600))
        except TimeoutError:
            self._copy, found = None, [process.timed_out(float(self.timeout or 3600))]
        except process.TestsError as error:
            self.log.error("%s", error)
            self._copy, found = None, [dict(_error("TestsError", str(error)))]
        self.code_cells_executed += 1
        cell.execution_count = self.code_cells_executed
        cell.outputs = nbformat.from_dict(sound(found))  # type: ignore[no-untyped-call] # no hints

    def _open(self) -> process.Copy:
        """Fork a tests' process for this notebook."""
        where = self._resources["nbgrader"]
        secret = read_secret(Path(self.secret_file))
        environment = {
            KEY: notebook_key(secret, where["assignment"], where["notebook"]),
            "NBGRADER_EXECUTION": "autograde",
        }
        folder = self._resources.get("metadata", {}).get("path") or "."
        start = process.Start(
            self._trusted.helpers, self._trusted.tests, environment, str(Path(folder).resolve())
        )
        return _server().open(start)

    def _greet(self) -> None:
        """Make sure that the kernel answers tests at all."""
        if self._greeted or self._gone:
            return
        self._greeted = True
        if self._starts == 0 and not self._answers(_HELLO):
            raise RuntimeError(
                f"the kernel {self.kernel_name!r} does not answer tests; set "
                "c.Execute.kernel_name to one that does, such as 'oms42-graded'"
            )

    def _answers(self, seconds: float) -> bool:
        """Tell whether the kernel answers."""
        try:
            return bool(student.ask(self.kc, dumps({"op": "get", "name": "__name__"}), seconds))
        except (TimeoutError, student.KernelGoneError):
            return False

    def _ask(self, question: bytes, seconds: float) -> tuple[bytes, str]:
        """Pass a question of the tests on to the student's kernel."""
        if self._gone or self.kc is None:
            return b"", self._gone or "the student's kernel has ended"
        try:
            return student.ask(self.kc, question, seconds), ""
        except student.KernelGoneError as error:
            words = self._with_reason(str(error))
            self._end_kernel()
            return b"", words
        except TimeoutError as error:
            student.interrupt(self.km)
            if not self._answers(_PROMPT):
                self._end_kernel()
            return b"", str(error)

    def _give_up(self, cell: NotebookNode, index: int, words: str) -> None:
        """Mark a cell after which the kernel is of no more use."""
        cell.outputs.append(_error("DeadKernelError", words))
        self._killers.add(index)
        self._end_kernel()

    def _with_reason(self, words: str) -> str:
        """Add which limit ended the kernel, if it was one; only a sandbox knows."""
        ended = getattr(getattr(self.km, "provisioner", None), "ended", None)
        ended = ended or getattr(getattr(self.km, "line", None), "reason", None)
        return f"{words}. {ended}" if ended else words

    def _end_kernel(self) -> None:
        """Make sure that the kernel has ended."""
        self.shutdown_kernel, before = "immediate", self.shutdown_kernel
        self._cleanup_kernel()
        self.shutdown_kernel = before

    def _cleanup_kernel(self) -> None:
        """End the kernel, if there is one."""
        if self.km is not None:
            super()._cleanup_kernel()

    def _revive(self, index: int) -> None:
        """Start a kernel again that has ended, and run the cells before this one in it."""
        while self.kc is None and not self._gone:
            if self._starts >= self.revivals:
                self._gone = f"the kernel has ended {self._starts + 1} times; it stays off"
                return
            self._starts += 1
            self.log.warning("The student's kernel has ended; starting it again")
            self.km = self.create_kernel_manager()
            self.start_new_kernel()
            self.start_new_kernel_client()
            self._replay(index)

    def _replay(self, end: int) -> None:
        """Run the student's cells again up to a place, but not those that ended a kernel."""
        count: int = self.code_cells_executed
        for index, cell in enumerate(self.nb.cells[:end]):
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            skip = cell.cell_type != "code" or self._trusted.role(name) == "test"
            if skip or index in self._killers or self.kc is None:
                continue
            self._run_student(copy.deepcopy(cell), index)
            self.nb.cells[index] = cell
        self.code_cells_executed = count


def _server() -> process.Server:
    """Return the server; a new one if the last has ended."""
    if not process.server().is_alive():
        process.server.cache_clear()
    return process.server()


def _error(name: str, words: str) -> NotebookNode:
    """Return an output that says why a cell has no points."""
    return nbformat.v4.new_output(  # type: ignore[no-untyped-call, no-any-return] # no hints
        "error", ename=name, evalue=words, traceback=[f"{name}: {words}"]
    )


def use(c: Any) -> None:
    """Let nbgrader run submissions with their tests apart.

    Args:
        c: The configuration that nbgrader hands to ``nbgrader_config.py``.

    Example:
        >>> from traitlets.config import Config
        >>> c = Config()
        >>> use(c)
        >>> c.Autograde.autograde_preprocessors[0]
        'oms42.grading.split.execute.SplitExecute'
    """
    from nbgrader.converters import Autograde

    names = [f"{each.__module__}.{each.__name__}" for each in Autograde().autograde_preprocessors]
    ours = f"{SplitExecute.__module__}.{SplitExecute.__name__}"
    stock = f"{Execute.__module__}.{Execute.__name__}"
    c.Autograde.autograde_preprocessors = [ours if name == stock else name for name in names]
