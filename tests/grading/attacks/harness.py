# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A small nbgrader course to attack, graded by stock nbgrader or by ours.

An attack is a submission that tries for points that its work does not deserve, or for something
that it must not see or change. The same attack runs against both ways of grading:

    course = Course.make(folder)
    course.submit("mallory", attack)
    course.grade("ours")
    course.scores()["mallory"]

``nbgrader`` runs as an instructor runs it, in a process of its own, with a home of its own.
"""

import csv
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode

from .notebook import HONEST, Q1_POINTS, Q2_POINTS, source_notebook

Way = Literal["stock", "ours"]
KERNEL = "oms42-attacked"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "attacked"
c.OverwriteCells.add_missing_cells = True
c.Execute.timeout = {timeout}
c.Execute.iopub_timeout = 60
"""
# What `oms42.grading.config.configure` does, for as long as a part of it is missing.
APART = """
from oms42.grading.split.execute import use
use(c)
if not c.Execute.get("kernel_name"):
    c.Execute.kernel_name = "oms42-attacked"
"""
CONFIGURE = """
from importlib.util import find_spec
if find_spec("oms42.grading.config"):
    from oms42.grading.config import configure
    configure(c)
"""
SCORES = """
select student.id, base_cell.name, coalesce(grade.manual_score, grade.auto_score)
from grade
join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join student on student.id = submitted_assignment.student_id
"""


class FrozenError(Exception):
    """The grader did not come back in time; its process group was killed."""


@dataclass(frozen=True)
class Attack:
    """One submission that tries for what it does not deserve.

    Attributes:
        name: The student's id, too.
        tries: What it tries, in a sentence.
        cells: The student's cells that it fills in, by name: ``setup``, ``q1``, ``q2``, ``q3``.
        reshape: Changes the notebook itself before it is handed in.
        plant: Puts files beside the notebook; is given the submission's folder.
        q1: The points that the work deserves; all its points or none.
        q2: The same, in part.
        leaks: Words that must not stand in what the student gets back.
        harms: Looks at the course afterwards; tells whether the attack has done harm.
    """

    name: str
    tries: str
    cells: Mapping[str, str] = field(default_factory=dict)
    reshape: Callable[[NotebookNode], None] | None = None
    plant: Callable[[Path], None] | None = None
    q1: float = 0.0
    q2: float = 0.0
    leaks: tuple[str, ...] = ()
    harms: Callable[["Course"], bool] | None = None

    def verdict(self, course: "Course") -> str:
        """Say whether the attack got more than it deserves: ``none``, or what it got."""
        scores = course.scores().get(self.name, {})
        found = []
        if None in (scores.get("q1-test"), scores.get("q2-test")) or not course.graded(self.name):
            found.append("not graded")
        for cell, fair in (("q1-test", self.q1), ("q2-test", self.q2)):
            if (scores.get(cell) or 0) > fair:
                found.append(f"{cell} {scores[cell]:g} instead of {fair:g}")
            elif (scores.get(cell) or 0) < fair:
                found.append(f"lost points: {cell} {scores.get(cell)} instead of {fair:g}")
        shown = course.shown_to(self.name)
        found += [f"leaks {words!r}" for words in self.leaks if words in shown]
        if self.harms is not None and self.harms(course):
            found.append("harm done")
        return "; ".join(found) or "none"


@dataclass(frozen=True)
class Course:
    """A course folder with one released assignment, ``ps1``.

    Attributes:
        root: The folder.
        environment: What nbgrader is run with.
        prefix: The words before nbgrader's own on each command line.
    """

    root: Path
    environment: Mapping[str, str]
    prefix: tuple[str, ...] = (sys.executable,)

    @classmethod
    def make(cls, root: Path) -> "Course":
        """Write the course and generate its assignment."""
        home = root.parent / f"{root.name}-home"
        kernel = home / "jupyter/kernels" / KERNEL
        kernel.mkdir(parents=True)
        command = [sys.executable, "-m", "oms42.grading.split.kernel", "-f", "{connection_file}"]
        spec = {"argv": command, "display_name": "attacked", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
        course = cls(root, isolated(home))
        (root / "source/ps1").mkdir(parents=True)
        nbformat.write(source_notebook(), root / "source/ps1/ps1.ipynb")
        course.configure("stock")
        course.run("generate_assignment", "ps1")
        return course

    def submit(self, attack: Attack) -> Path:
        """Hand an attack in under its name; return the folder."""
        notebook = nbformat.read(self.root / "release/ps1/ps1.ipynb", as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", cell.get("id"))
            if name in attack.cells:
                cell.source = attack.cells[name]
        if attack.reshape is not None:
            attack.reshape(notebook)
        folder = self.root / "submitted" / attack.name / "ps1"
        folder.mkdir(parents=True)
        (folder / "ps1.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        if attack.plant is not None:
            attack.plant(folder)
        return folder

    def hand_in_file(self, student: str, name: str, text: str) -> None:
        """Hand in one file and nothing else."""
        folder = self.root / "submitted" / student / "ps1"
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")

    def configure(self, way: Way, timeout: int = 30) -> None:
        """Write nbgrader's configuration for one way of grading."""
        text = CONFIG.format(timeout=timeout)
        text += CONFIGURE + APART if way == "ours" else ""
        (self.root / "nbgrader_config.py").write_text(text, encoding="utf-8")

    def grade(self, way: Way, timeout: int = 30, seconds: float = 1800) -> int:
        """Grade all submissions; return the command's exit code.

        Raises:
            FrozenError: If it takes longer than that many seconds.
        """
        self.configure(way, timeout)
        return self.run("autograde", "ps1", "--force", may_fail=True, seconds=seconds)

    def run(self, *words: str, may_fail: bool = False, seconds: float = 1800) -> int:
        """Run one nbgrader command; its log goes to ``last.log``."""
        log = self.root / "last.log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                [*self.prefix, "-m", "nbgrader", *words],
                cwd=self.root,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                code = process.wait(seconds)
                self._measure()
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise FrozenError(f"nbgrader {words[0]} took longer than {seconds:g} s") from None
        assert may_fail or code == 0, log.read_text(encoding="utf-8", errors="replace")[-4000:]
        return code

    def measured(self) -> int:
        """Read how large the largest process of the last run was, in MiB."""
        return int((self.root / "last.size").read_text("ascii"))

    def _measure(self) -> None:
        """Write down how large the largest child so far was; the system counts in KiB."""
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        (self.root / "last.size").write_text(str(most), "ascii")

    def scores(self) -> dict[str, dict[str, float]]:
        """Read each student's points by cell out of the gradebook."""
        with sqlite3.connect(self.root / "gradebook.db") as gradebook:
            rows = gradebook.execute(SCORES).fetchall()
        gradebook.close()
        found: dict[str, dict[str, float]] = {}
        for student, cell, points in rows:
            found.setdefault(student, {})[cell] = points
        return found

    def exported(self) -> dict[str, str]:
        """Run ``nbgrader export``; return each student's score as the file says it."""
        self.run("export")
        with (self.root / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {row["student_id"]: row["score"] for row in csv.DictReader(file)}

    def graded(self, student: str) -> NotebookNode | None:
        """Return a student's graded notebook, if there is one."""
        path = self.root / "autograded" / student / "ps1/ps1.ipynb"
        return nbformat.read(path, as_version=4) if path.is_file() else None

    def shown_to(self, student: str) -> str:
        """Return all that was printed or displayed; error reports of test cells are left out."""
        notebook = self.graded(student)
        if notebook is None:
            return ""
        found = [
            output
            for cell in notebook.cells
            for output in cell.get("outputs", [])
            if not (_is_test(cell) and output.output_type == "error")
        ]
        return json.dumps(found)


LARGEST_GRADER = 1500  # MiB


def grew(course: Course) -> bool:
    """Tell whether the grader, or a process of its own, has grown beyond measure."""
    return course.measured() > LARGEST_GRADER


def honest(name: str = "honest") -> Attack:
    """Return an honest submission that deserves full points."""
    return Attack(name, "nothing: honest work", HONEST, q1=Q1_POINTS, q2=Q2_POINTS)


def isolated(home: Path) -> dict[str, str]:
    """An environment in which nothing of the user is read or written, and BLAS has one thread."""
    import oms42

    package = str(Path(next(iter(oms42.__path__))).parent)
    own: dict[str, Any] = {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTER_NO_CONFIG": 1,
        "JUPYTER_PATH": home / "jupyter",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",  # for alembic
        "PYTHONPATH": os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")])),
        "OPENBLAS_NUM_THREADS": 1,
        "OMP_NUM_THREADS": 1,
    }
    return os.environ | {name: str(value) for name, value in own.items()}


def _is_test(cell: NotebookNode) -> bool:
    """Tell whether a cell is a test."""
    settings = cell.metadata.get("nbgrader", {})
    return bool(settings.get("grade")) and not settings.get("solution")
