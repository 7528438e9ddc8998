# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""nbgrader's autograder, several submissions at a time.

The gradebook is touched by one process only, as nbgrader expects: submissions are prepared one
after the other, executed several at a time with no gradebook, and saved one after the other. The
steps are nbgrader's own, and so are the preprocessors that its configuration names.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.preprocessors import CheckCellMetadata, NbGraderPreprocessor
from traitlets import Integer

from oms42.grading import basis, begun
from oms42.grading.checked import CheckOnce
from oms42.grading.intake.gate import GateExporter, submissions
from oms42.grading.ledger import Ledger
from oms42.grading.split.execute import SplitExecute
from oms42.grading.split.roles import Trusted, from_gradebook
from oms42.grading.workers import Workers

LONGEST_RUN = 3600.0


class Executed(NbGraderPreprocessor):  # type: ignore[misc] # nbgrader ships no hints
    """Stands where the executing preprocessor stands, and hands on what was executed elsewhere."""

    text = b""

    def preprocess(self, _: Any, resources: Any) -> tuple[Any, Any]:
        """Replace the notebook by the executed one."""
        return nbformat.reads(self.text.decode(), as_version=4), resources  # type: ignore[no-untyped-call] # nbformat ships no hints


class ParallelAutograde(Autograde):  # type: ignore[misc] # nbgrader ships no hints
    """Stock `Autograde`, with the executions side by side.

    Attributes:
        jobs: How many submissions are executed at a time.
        report: Called with a student's id when that submission is saved.
        ready: Called with their number when all submissions are prepared.
        skipped: Who is graded already, with all unchanged.
        again: Why a submission that was graded before is graded again, by student.
    """

    jobs = Integer(1, help="How many submissions are executed at a time.").tag(config=True)
    report: Callable[[str], None] = staticmethod(lambda _: None)
    ready: Callable[[int], None] = staticmethod(lambda _: None)
    _saving = False

    def init_notebooks(self) -> None:
        """List the submissions; which of them holds no notebook is for the pre-flight to say.

        nbgrader's own list leaves those out, and an assignment that has no others fails there.
        """
        course = self.coursedir
        handed_in = list(submissions(course, course.assignment_id, course.student_id))
        broken_off = begun.take_back(course, course.assignment_id, [name for name, _ in handed_in])
        self.skipped: list[str] = []
        self.again: dict[str, str] = dict.fromkeys(broken_off, "its last grading broke off")
        if issubclass(self.exporter_class, GateExporter) and handed_in:
            self.assignments: dict[str, list[str]] = {}
            self.notebooks: list[str] = []
        else:
            super().init_notebooks()

    def convert_notebooks(self) -> None:
        """Grade every submission.

        Raises:
            NbGraderException: If some could not be graded; the others are.
        """
        self._prepared: dict[tuple[str, str], list[str]] = {}
        self._basis: dict[str, dict[str, str]] = {}
        self._workers = Workers(self.jobs, self._execute, LONGEST_RUN)
        self._tests: dict[str, Trusted] = {}
        self._steps: dict[str, list[Any]] = {}
        self.exporter.optimistic_validation = True  # a notebook is validated before it is written
        self._address = self.coursedir.db_url
        self._ledger = Ledger(self._address)
        self.coursedir.db_url = self._ledger.db_url
        failures: list[NbGraderException] = []
        try:
            self._common = self._find_common()
            self._convert_half(failures)
            self.ready(len(self._prepared))
            self._saving = True
            self._convert_half(failures)
        finally:
            self._workers.close()
            self._saving = False
            self.coursedir.db_url = self._address
            self._ledger.close()
        if failures:
            raise failures[0]

    def _convert_half(self, failures: list[NbGraderException]) -> None:
        """Prepare all submissions, or save them; note if some failed."""
        try:
            super().convert_notebooks()
        except NbGraderException as error:
            failures.append(error)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Ask nbgrader whether to grade a submission; later, whether it was prepared."""
        if self._saving:
            return (assignment_id, student_id) in self._prepared
        folder = Path(self._format_dest(assignment_id, student_id))
        copy = Path(self._format_source(assignment_id, student_id))
        now = {"submission": basis.of_submission(copy), **self._common}
        before = basis.read_basis(Path(self.coursedir.root), assignment_id, student_id)
        whole = self.coursedir.notebook_id == "*"
        if before and whole and folder.is_dir() and (why := basis.changes(before, now)):
            self.again[student_id] = why
            utils.rmtree(str(folder))
        wanted: bool = super().init_destination(assignment_id, student_id)
        if wanted:
            self._basis[student_id] = now
        else:
            self.skipped.append(student_id)
        return wanted

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Prepare a submission once."""
        if self._saving:
            self.notebooks = self._prepared[assignment_id, student_id]
            return
        begun.begin(Path(self._format_dest(assignment_id, student_id)))
        with self._ledger.page():
            super().init_assignment(assignment_id, student_id)
        for name in {Path(each).stem for each in self.notebooks} - set(self._tests):
            self._tests[name] = from_gradebook(self.coursedir.db_url, assignment_id, name)

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Sanitize a notebook and give it to be executed; later, save what came of it."""
        if self._saving:
            self._save(notebook_filename)
        else:
            self._prepare(notebook_filename)

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        """Note that a submission is prepared; later, close its files."""
        if self._saving:
            if self.coursedir.notebook_id == "*":
                root, now = Path(self.coursedir.root), self._basis[student_id]
                basis.write_basis(root, assignment_id, student_id, now)
            begun.end(Path(self._format_dest(assignment_id, student_id)))
            super().set_permissions(assignment_id, student_id)
            self.report(student_id)
        else:
            self._prepared[assignment_id, student_id] = list(self.notebooks)

    def run_pre_convert_hook(self) -> None:
        """Run the hook before a submission is prepared."""
        if not self._saving:
            super().run_pre_convert_hook()

    def run_post_convert_hook(self) -> None:
        """Run the hook after a submission is saved."""
        if self._saving:
            super().run_post_convert_hook()

    def _find_common(self) -> dict[str, str]:
        """Hash what all submissions have in common."""
        assignment = self.coursedir.assignment_id
        found = {
            "tests": basis.of_tests(self.coursedir.db_url, assignment),
            "settings": basis.of_settings(self.config),
            "versions": basis.of_versions(),
        }
        for step in map(_class_of, self.autograde_preprocessors):
            if isinstance(step, type) and issubclass(step, SplitExecute):
                secret = Path(step(parent=self).secret_file)
                found["secret"] = basis.of_secret(secret, assignment)
        return found

    def _prepare(self, name: str) -> None:
        """Do the first half of nbgrader's step, and give the second away."""
        self._sanitizing = True
        self._use("sanitizing", self.sanitize_preprocessors)
        BaseConverter.convert_single_notebook(self, name)
        written = str(Path(self.writer.build_directory, Path(name).name))
        self._workers.submit(written)

    def _execute(self, name: str) -> bytes:
        """Execute a notebook, in a worker; the gradebook is not written to."""
        self._sanitizing = False
        self.exporter._preprocessors = []
        before = self.autograde_preprocessors
        for step in before[: _place_of_execution(before) + 1]:
            self.exporter.register_preprocessor(step)
        self.coursedir.db_url = self._address  # a fork must not touch its parent's connection
        resources = self.init_single_notebook_resources(name)
        resources["oms42_trusted"] = self._tests[resources["nbgrader"]["notebook"]]
        with utils.setenv(NBGRADER_EXECUTION="autograde"):
            output, _ = self.exporter.from_filename(name, resources=resources)
        return str(output).encode()

    def _use(self, part: str, steps: list[Any]) -> None:
        """Let the exporter take some steps; each is made once, and serves all notebooks."""
        if part not in self._steps:
            self.exporter._preprocessors = []
            for step in steps:
                checks = _class_of(step) is CheckCellMetadata
                self.exporter.register_preprocessor(CheckOnce if checks else step)
            self._steps[part] = self.exporter._preprocessors
        self.exporter._preprocessors = self._steps[part]

    def _save(self, name: str) -> None:
        """Do the second half of nbgrader's step with the executed notebook."""
        resources = self.init_single_notebook_resources(name)["nbgrader"]
        folder = self._format_dest(resources["assignment"], resources["student"])
        written = str(Path(folder, Path(name).name))
        executed = Executed(parent=self.exporter)
        self._sanitizing = False
        try:
            executed.text = self._workers.result(written)
            steps = self.autograde_preprocessors
            self._use("saving", steps[_place_of_execution(steps) + 1 :])
            self.exporter._preprocessors = [executed, *self.exporter._preprocessors]
            with self._ledger.page(), utils.setenv(NBGRADER_EXECUTION="autograde"):
                BaseConverter.convert_single_notebook(self, written)
        finally:
            self._sanitizing = True


def _place_of_execution(steps: list[Any]) -> int:
    """Find the preprocessor that executes; a name in the configuration may stand for its class."""
    from nbconvert.preprocessors import ExecutePreprocessor

    for place, step in enumerate(steps):
        kind = _class_of(step)
        if isinstance(kind, type) and issubclass(kind, ExecutePreprocessor):
            return place
    raise NbGraderException(
        "c.Autograde.autograde_preprocessors names no preprocessor that executes notebooks; "
        "leave nbgrader's Execute, or the one that stands for it, in the list"
    )


def _class_of(step: Any) -> Any:
    """Find a preprocessor's class, which the configuration may give by its name."""
    from traitlets.utils.importstring import import_item

    return import_item(step) if isinstance(step, str) else step
