# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How fast is safe grading? Stock, ours and otter on the same submissions of e2, in one run.

    python tests/grading/speed.py --submissions 30 --jobs 2 [--otter PYTHON]

Each way starts from the same course with nothing graded. Seconds on the wall depend on what else
the machine does, so the processor's seconds of all processes are printed beside them, and whether
the grades are the same to the last point. ``--otter`` names a Python in which otter-grader is
installed; it runs the same notebooks, with the tests in otter's form, one after the other.
"""

import argparse
import copy
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from oms42.grading.course import build, find_sources

ROOT = Path(__file__).parents[2]
TASKS = ("mase", "pinball", "asof-dataset")
SCORES = (
    "select student.id, base_cell.name, grade.auto_score from grade "
    "join base_cell on base_cell.id = grade.cell_id "
    "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
    "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id "
    "join student on student.id = submitted_assignment.student_id order by 1, 2"
)
STOCK = """
c = get_config()
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.py"]
c.OverwriteCells.add_missing_cells = True
c.Execute.timeout = 60
c.Execute.iopub_timeout = 60
"""
GRADE = (
    "import sys; from oms42.cli.main import main; "
    "sys.exit(main(['grade', 'e2', '--course', '.', '--jobs', sys.argv[1]]))"
)


@dataclass(frozen=True)
class Measured:
    """One way's run."""

    way: str
    wall: float
    processor: float
    grades: object

    def line(self, count: int, stock: "Measured") -> str:
        """Write it as a row of a table."""
        same = "-" if self.grades is None else str(self.grades == stock.grades)
        return (
            f"| {self.way} | {self.wall:.1f} | {self.processor:.1f} | {60 * count / self.wall:.1f} "
            f"| {stock.wall / self.wall:.1f} | {stock.processor / self.processor:.1f} | {same} |"
        )


def make_course(folder: Path, environment: dict[str, str], count: int) -> None:
    """Make a course with submissions: all right, or with one task left out."""
    shutil.copytree(ROOT / "exercises", folder, ignore=shutil.ignore_patterns("*.ipynb"))
    for source in find_sources(folder):
        build(source)
    nbgrader = [sys.executable, "-m", "nbgrader", "generate_assignment", "e2"]
    subprocess.run(nbgrader, cwd=folder, env=environment, check=True, capture_output=True)
    author = nbformat.read(folder / "source/e2/forecasting.ipynb", as_version=4)
    released = nbformat.read(folder / "release/e2/forecasting.ipynb", as_version=4)
    right = {
        cell.id: re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", cell.source)
        for cell in author.cells
        if cell.id in TASKS
    }
    for number in range(count):
        book = copy.deepcopy(released)
        left_out = [None, *TASKS][number % 4]
        for cell in book.cells:
            if cell.id in right and cell.id != left_out:
                cell.source = right[cell.id]
        place = folder / f"submitted/s{number:03d}/e2"
        place.mkdir(parents=True)
        nbformat.write(book, place / "forecasting.ipynb")


def measure(way: str, run: Callable[[], object]) -> Measured:
    """Run one way and count the processor's seconds of all that it starts.

    A control group counts them where this user may make one (as root, mostly). Elsewhere they are
    those of the processes that were waited for, which leaves out the forks that the tests' process
    lets go.
    """
    group = _group()
    before, begin = _seconds(group), time.monotonic()
    home = os.getpid()
    if group:
        (group / "cgroup.procs").write_text(str(home), "ascii")
    grades = run()
    wall = time.monotonic() - begin
    time.sleep(1)  # what was let go ends
    processor = _seconds(group) - before
    if group:
        (group.parent / "cgroup.procs").write_text(str(home), "ascii")
        group.rmdir()
    return Measured(way, wall, processor, grades)


def _group() -> Path | None:
    """Make a control group that counts the processor's time, of version 1."""
    place = Path("/sys/fs/cgroup/cpuacct")
    try:
        group = place / f"oms42-speed-{os.getpid()}"
        group.mkdir()
    except OSError:
        return None
    return group


def _seconds(group: Path | None) -> float:
    """Return the processor's seconds so far."""
    if group:
        return int((group / "cpuacct.usage").read_text("ascii")) / 1e9
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def graded_by(course: Path, environment: dict[str, str], words: list[str]) -> object:
    """Run a grader in a course; the grades that stand in the gradebook then."""
    done = subprocess.run(
        words, cwd=course, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{words} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    with sqlite3.connect(course / "gradebook.db") as gradebook:
        return gradebook.execute(SCORES).fetchall()


def run_otter(python: str, course: Path, environment: dict[str, str]) -> None:
    """Run ``otter run`` on each submission, with the tests in its own form."""
    author = nbformat.read(course / "source/e2/forecasting.ipynb", as_version=4)
    tests, checks = course / "otter/tests", {}
    tests.mkdir(parents=True)
    for cell in author.cells:
        if cell.metadata.get("nbgrader", {}).get("points") and cell.cell_type == "code":
            name = cell.id.replace("-", "_")
            checks[cell.id] = f'grader.check("{name}")'
            case = {"code": f">>> exec({cell.source!r}, globals())", "hidden": False}
            suite = {"cases": [case], "scored": True, "type": "doctest"}
            test = {"name": name, "points": 3, "suites": [suite]}
            (tests / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", "utf-8")
    archive = shutil.make_archive(str(course / "autograder"), "zip", course / "otter")
    for path in sorted(course.glob("submitted/*/e2/forecasting.ipynb")):
        book = nbformat.read(path, as_version=4)
        start = 'import otter\ngrader = otter.Notebook(tests_dir="tests")'
        book.cells.insert(0, nbformat.v4.new_code_cell(start))
        for cell in book.cells:
            if cell.get("id") in checks:
                cell.source = checks[cell.id]
        target = path.with_name("otter.ipynb")
        nbformat.write(book, target)
        words = [python, "-m", "otter", "run", "-a", archive, "-o", str(path.parent), str(target)]
        done = subprocess.run(
            words, cwd=path.parent, env=environment, check=False, capture_output=True, text=True
        )
        results = path.parent / "results.json"
        if done.returncode or not results.is_file():
            sys.exit(f"otter ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
        json.loads(results.read_text("utf-8"))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=30)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--otter", metavar="PYTHON")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "HOME": home,
            "JUPYTER_NO_CONFIG": "1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        first, second = Path(home, "stock"), Path(home, "ours")
        make_course(first, environment, args.submissions)
        shutil.copytree(first, second)
        (first / "nbgrader_config.py").write_text(STOCK, "utf-8")
        stock, ours = ([sys.executable, "-m", "nbgrader", "autograde", "e2"],
                       [sys.executable, "-c", GRADE, args.jobs])  # fmt: skip
        found = [
            measure("ours", lambda: graded_by(second, environment, ours)),
            measure("stock", lambda: graded_by(first, environment, stock)),
        ]
        if args.otter:
            found.append(measure("otter run", lambda: run_otter(args.otter, first, environment)))
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
        rows = [
            f"{args.submissions} submissions of e2, {args.jobs} at a time, {os.cpu_count()} "
            f"processors, load at the end {load}",
            "",
            "| way | s | processor s | a minute | x stock | x stock, processor | same grades |",
            "|---|---|---|---|---|---|---|",
            *(each.line(args.submissions, found[1]) for each in found),
        ]
        sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
