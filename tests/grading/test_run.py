# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does grading side by side give what stock nbgrader gives, and does it stop for nobody?"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from .attacks.formgrader import formgrader
from .attacks.harness import Attack, Course, honest
from .attacks.notebook import source_notebook

GRADE = """
import json, sys
from pathlib import Path
from oms42.grading.run import grade
done = grade(Path(sys.argv[1]), "ps1", jobs=2, options=("--force",))
print(json.dumps([sorted(done.students), done.complete]))
"""

# Twice with one secret, then with another: what the hidden test drew for each student.
DRAWN = """
import json, sys
from pathlib import Path
import nbformat
from oms42.grading.run import grade

course = Path(sys.argv[1])

def drawn():
    grade(course, "ps1", jobs=2, options=("--force",))
    books = [nbformat.read(course / "autograded" / name / "ps1/ps1.ipynb", 4) for name in "ab"]
    return [cell.outputs[0].text for book in books for cell in book.cells if cell.id == "drawn"]

found = [drawn(), drawn()]
(course / "hidden.key").unlink()
print(json.dumps([*found, drawn()]))
"""

# Killed when the first submission is saved; then three more times: to go on, unchanged, and with
# another secret.
KILLED = """
import os, signal, sys
from pathlib import Path
from oms42.grading.run import grade
grade(Path(sys.argv[1]), "ps1", jobs=2, report=lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""
GO_ON = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from oms42.grading.run import grade

course = Path(sys.argv[1])
found = [asdict(grade(course, "ps1", jobs=2)) for _ in range(2)]
(course / "hidden.key").unlink()
print(json.dumps([*found, asdict(grade(course, "ps1", jobs=2))]))
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course.make(tmp_path_factory.mktemp("side-by-side") / "course")
    made.submit(honest())
    made.submit(Attack("half", "nothing: half the work", {"q1": honest().cells["q1"]}))
    made.submit(Attack("dead", "ends its kernel", {"q1": "import os; os._exit(0)"}))
    return made


def in_python(course: Course, code: str) -> Any:
    """Run a script on a course, in a process of its own; what it printed last, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(course.root)],
        env=dict(course.environment),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    (course.root / "last.log").write_text(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def graded(course: Course) -> tuple[list[str], bool]:
    """Grade side by side; who was graded, and whether all were."""
    course.configure("ours")
    students, complete = in_python(course, GRADE)
    return students, complete


@pytest.mark.grader
def test_does_a_submission_that_cannot_be_read_stop_no_other(course) -> None:
    """One is no notebook, one holds none: each is named, and the others are graded."""
    course.hand_in_file("broken", "ps1.ipynb", "{")
    course.hand_in_file("empty", "notes.txt", "my work")
    students, complete = graded(course)
    shutil.rmtree(course.root / "submitted/broken")
    shutil.rmtree(course.root / "submitted/empty")
    assert (students, complete) == (["dead", "half", "honest"], True)
    assert set(course.scores()) == {"dead", "half", "honest"}
    said = (course.root / "last.log").read_text()
    assert "'broken' is not graded" in said
    assert "There is no 'ps1.ipynb'; there is 'notes.txt'" in said


@pytest.mark.grader
def test_do_side_by_side_and_one_by_one_give_the_same_points(course) -> None:
    """The scores of the test above, beside those of nbgrader's own command."""
    beside = course.scores()
    assert honest().verdict(course) == "none"
    course.grade("ours")
    assert course.scores() == beside


@pytest.mark.grader
def test_does_a_machine_without_isolation_grade_nothing(course) -> None:
    """Asked for bubblewrap as root, or with no bubblewrap: there is none."""
    course.configure("ours")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.OmsSandbox.isolation = "bubblewrap"\n')
    bare = Course(course.root, {**course.environment, "PATH": str(Path(sys.executable).parent)})
    shutil.rmtree(course.root / "autograded", ignore_errors=True)
    assert bare.run("autograde", "ps1", may_fail=True) == 1
    said = (course.root / "last.log").read_text()
    assert "Nothing was graded: this machine offers no isolation" in said
    assert "--unsafe" in said
    assert not (course.root / "autograded").exists()


@pytest.mark.prove  # test_kernel has the short case: a kernel with no walls
@pytest.mark.grader
def test_does_unsafe_grade_all_the_same_and_say_so(course) -> None:
    course.configure("ours")
    config = course.root / "nbgrader_config.py"
    extra = 'c.OmsSandbox.isolation = "bubblewrap"\nc.OmsSandbox.unsafe = True\n'
    config.write_text(config.read_text() + extra)
    bare = Course(course.root, {**course.environment, "PATH": str(Path(sys.executable).parent)})
    assert bare.run("autograde", "ps1", "--force", "--student=honest", may_fail=True) == 0
    assert "Student code runs with your rights" in (course.root / "last.log").read_text()
    assert honest().verdict(course) == "none"


@pytest.mark.grader
def test_does_formgraders_button_grade_behind_the_walls(course) -> None:
    """The real server: it grades while its event loop runs."""
    course.configure("ours")
    settings = {k: v for k, v in course.environment.items() if k != "JUPYTER_NO_CONFIG"}
    with formgrader(course.root, settings) as server:
        request = urllib.request.Request(
            f"{server.address}formgrader/api/submission/ps1/honest/autograde",
            method="POST",
            headers={"Authorization": f"token {server.token}"},
        )
        with urllib.request.urlopen(request, timeout=300) as answer:
            done = json.load(answer)
    assert done["success"], done
    assert honest().verdict(course) == "none"


@pytest.mark.prove
@pytest.mark.grader
def test_is_a_class_with_no_notebook_told_what_is_there_instead(course) -> None:
    """By itself nbgrader says that no notebook matched, and stops."""
    course.configure("ours")
    course.hand_in_file("empty", "notes.txt", "my work")
    only = GRADE.replace('("--force",)', '("--force", "--student=empty")')
    assert in_python(course, only) == [[], False]
    shutil.rmtree(course.root / "submitted/empty")
    said = (course.root / "last.log").read_text()
    assert "'empty' is not graded" in said
    assert "There is no 'ps1.ipynb'; there is 'notes.txt'" in said


@pytest.mark.prove
@pytest.mark.grader
def test_do_hidden_inputs_follow_the_secret_and_nothing_else(tmp_path) -> None:
    """The same for all students and at each grading; other ones with another secret."""
    course = Course.make(tmp_path / "course")
    book = source_notebook()
    settings = {"grade_id": "drawn", "grade": True, "locked": True, "solution": False, "points": 1}
    settings["schema_version"] = 3
    source = "from oms42.grading.split.seeds import hidden_seed\nprint(hidden_seed('drawn'))"
    cell = nbformat.v4.new_code_cell(source, id="drawn", metadata={"nbgrader": settings})
    book.cells.append(cell)
    nbformat.write(book, course.root / "source/ps1/ps1.ipynb")
    course.run("generate_assignment", "ps1", "--force")
    for name in "ab":
        course.submit(honest(name))
    course.configure("ours")
    first, again, other = in_python(course, DRAWN)
    assert len(first) == 2
    assert len({*first, *again}) == len(set(other)) == 1
    assert first != other


@pytest.mark.prove
@pytest.mark.grader
def test_does_a_killed_run_go_on_and_then_only_for_what_has_changed(tmp_path) -> None:
    """After the kill a folder is there for each, and a score for one; nobody must stay at 0."""
    course = Course.make(tmp_path / "course")
    for name in "abc":
        course.submit(honest(name))
    course.configure("ours")
    words = [sys.executable, "-c", KILLED, str(course.root)]
    done = subprocess.run(words, env=dict(course.environment), cwd="/", check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL
    assert sum((course.root / "autograded" / name / "ps1").is_dir() for name in "abc") == 3
    after, unchanged, other = in_python(course, GO_ON)
    why = "its last grading broke off"
    assert (sorted(after["students"]), after["skipped"]) == (["b", "c"], ["a"])
    assert after["again"] == [["b", why], ["c", why]]
    assert (unchanged["students"], sorted(unchanged["skipped"])) == ([], ["a", "b", "c"])
    assert other["again"] == [[name, "the course's secret has changed"] for name in "abc"]
    assert {honest(name).verdict(course) for name in "abc"} == {"none"}


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of a server of our own, on a socket; PostgreSQL refuses to run as root."""
    home = Path(tempfile.mkdtemp(dir="/tmp"))  # a socket's path must be short
    drop = []
    if os.geteuid() == 0:
        drop = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        shutil.chown(home, "nobody")

    def run(*words: str) -> None:
        subprocess.run([*drop, *words], cwd="/", check=True, stdout=subprocess.DEVNULL)

    place = str(home / "db")
    run("initdb", "-D", place, "-U", "oms42", "-A", "trust")
    options = f"-k {home} -c listen_addresses='' -c fsync=off"
    run("pg_ctl", "-D", place, "-o", options, "-w", "-l", f"{home}/log", "start")
    try:
        run("createdb", "-h", str(home), "-U", "oms42", "grades")
        yield f"postgresql://oms42@/grades?host={home}"
    finally:
        run("pg_ctl", "-D", place, "-m", "immediate", "stop")
        shutil.rmtree(home)


@pytest.mark.prove
@pytest.mark.grader
def test_does_a_gradebook_on_a_server_get_the_same_scores(tmp_path, postgres) -> None:
    """Half the work: 3 of q1's points and none of q2's, in PostgreSQL and in the file."""
    course = Course.make(tmp_path / "course")
    course.submit(honest())
    course.submit(Attack("half", "nothing: half the work", {"q1": honest().cells["q1"]}))
    course.configure("ours")
    in_python(course, GRADE)
    (course.root / "gradebook.db").rename(tmp_path / "kept.db")
    config = course.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {postgres!r}\n")
    course.run("generate_assignment", "ps1", "--force")
    assert in_python(course, GRADE) == [["half", "honest"], True]
    assert not (course.root / "gradebook.db").exists()
    found = scores_on_server(postgres)
    shutil.copy(tmp_path / "kept.db", course.root / "gradebook.db")
    assert found == {name: total(scores) for name, scores in course.scores().items()}


def scores_on_server(address: str) -> dict[str, float]:
    """Each student's points, as nbgrader reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's use of SQLAlchemy 2.1
        with Gradebook(address) as gradebook:
            return {one.student.id: one.score for one in gradebook.assignment_submissions("ps1")}


def total(scores: dict[str, float | None]) -> float:
    return sum(points or 0.0 for points in scores.values())
