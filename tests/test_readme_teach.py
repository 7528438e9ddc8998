# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the README's way from an empty folder to grades work, taken literally?

The commands are read out of README.md and run in order, in a real shell with a real nbgrader, next
to a folder that stands for the checkout.
"""

import csv
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STATUS = {
    **dict.fromkeys(("1001", "1002", "1003", "1004", "1007"), "graded"),
    **{"1005": "mended", "1006": "flagged", "1008": "not handed in"},
}
SCORES = {"1001": 11, "1002": 3, "1003": 0, "1004": 11, "1005": 3, "1007": 0, "1008": 0}
LONGEST = 80  # words of the section, besides its commands: the README stays a front door


def section() -> str:
    """The part of the README for who teaches."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition("**Teach.**")[2].partition("\n## ")[0]


def commands() -> list[str]:
    """The fenced commands, a line each."""
    block = re.search(r"^```sh\n(.*?)^```", section(), re.DOTALL | re.MULTILINE)
    assert block
    return block[1].splitlines()


def environment(home: Path) -> dict[str, str]:
    """Nothing of the user is read or written."""
    own = {"HOME": home, "IPYTHONDIR": home / "ipython", "PYTHONPATH": ROOT / "src"}
    folders = {f"JUPYTER_{name}_DIR": home / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    return os.environ | {name: str(value) for name, value in (own | folders).items()}


@dataclass(frozen=True)
class Walked:
    """What is there after the whole way: the course, and each command's exit code."""

    course: Path
    codes: dict[str, int]
    said: str


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Run the commands one after the other in one shell."""
    top = tmp_path_factory.mktemp("teach")
    book = top / "book"
    book.mkdir()
    for name in ("_toc.yml", "_config.yml", "pyproject.toml", "exercises"):
        (book / name).symlink_to(ROOT / name)
    (book / ".venv").symlink_to(sys.prefix)
    script = "\n".join(f"{line}\necho \"exit $?\" >> '{top}/codes'" for line in commands())
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=book,
        env=environment(top / "home"),
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    codes = [int(line.split()[1]) for line in (top / "codes").read_text().splitlines()]
    lines = [line.partition("#")[0].strip() for line in commands()]
    found = dict(zip(lines, codes, strict=True))
    return Walked(top / "my-course", found, done.stdout + done.stderr)


@pytest.mark.grader
@pytest.mark.prove
def test_does_every_command_end_as_the_readme_says(walked: Walked) -> None:
    """Each ends well, but for the status, which says that a person has to act."""
    wrong = {line: code for line, code in walked.codes.items() if code}
    assert wrong == {"oms42 grade status e2": 1}, walked.said[-3000:]


@pytest.mark.grader
@pytest.mark.prove
def test_has_each_student_a_status_and_whoever_was_graded_a_score(walked: Walked) -> None:
    """11 of 15 are the tests' points for a right solution; 4 wait for a person."""
    with (walked.course / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {student: row["status"] for student, row in rows.items()} == STATUS
    scores = {student: row["score"] for student, row in rows.items()}
    assert scores.pop("1006") == "", "what could not be graded has no score"
    assert {student: float(score) for student, score in scores.items()} == SCORES


@pytest.mark.grader
@pytest.mark.prove
def test_has_each_graded_student_a_feedback_page(walked: Walked) -> None:
    pages = {page.parts[-3] for page in walked.course.glob("feedback/*/e2/forecasting.html")}
    assert pages == set(STATUS) - {"1006", "1008"}
    hostile = (walked.course / "feedback/1007/e2/forecasting.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in hostile
    assert "gradebook.db False" in hostile, "it looked for the gradebook and found none"
    assert "gradebook.db True" not in hostile


@pytest.mark.grader
@pytest.mark.prove
def test_is_the_release_fit_for_students(walked: Walked) -> None:
    files = [file.name for file in (walked.course / "release/e2").iterdir()]
    assert files == ["forecasting.ipynb"]
    text = (walked.course / "release/e2/forecasting.ipynb").read_text(encoding="utf-8")
    assert "HIDDEN TESTS" not in text
    assert "BEGIN SOLUTION" not in text


@pytest.mark.grader
@pytest.mark.prove
def test_is_the_pair_that_is_alike_first_in_the_report(walked: Walked) -> None:
    with (walked.course / "similar/e2/similar.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["first"], first["second"]) == ("1001", "1004")


def test_does_the_readme_lead_from_init_to_grades() -> None:
    """The steps in their order, and few words besides."""
    steps = ("course init", "generate_assignment", "zip_collect", "oms42 grade e2", "feedback")
    text = "\n".join(commands())
    places = [text.index(step) for step in (*steps, "export")]
    assert places == sorted(places)
    prose = re.sub(r"^```sh\n.*?^```", "", section(), flags=re.DOTALL | re.MULTILINE)
    assert len(prose.split()) <= LONGEST
