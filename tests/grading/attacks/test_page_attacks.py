# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Can a student's notebook act in the page of the person who marks it, or of the one who reads it?

The real formgrader runs in real Chromium. The graded notebook is written into the autograded
folder as a grading run with a hostile kernel would leave it, so that each attack costs one visit.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from oms42.book.browser import arguments, ensure_chromium

from ..intake.conftest import CONFIG, Course, answered, environment, source_notebook
from .formgrader import Formgrader, Seen, formgrader, visit
from .page_attacks import ATTACKS, EVIL_PAGE, HIT, OWN, notebook

pytestmark = pytest.mark.grader
OURS = "\nfrom oms42.grading.pages.settings import configure_pages\nconfigure_pages(c)\n"
# what stock pages withstand: told here, so that the table says no more than was seen
STOCK_WITHSTANDS = {
    *("html-math", "svg-output", "json-output", "latex-output", "latex-href", "math-markup"),
    *("plain-text", "traceback", "picture-data", "cell-tags", "widget"),
    *("attachment", "raw-cell", "markdown-fence"),
}


@dataclass
class Marked:
    """A course with one graded submission, and the browser that looks at it."""

    course: Course
    graded: dict[str, Any]
    server: Formgrader
    browser: Browser

    @property
    def file(self) -> Path:
        """The graded notebook, from which formgrader makes its page."""
        return self.course.root / "autograded/ann/ps1/ps1.ipynb"

    def page(self, notebook: dict[str, Any]) -> Seen:
        """Open formgrader's page for a graded notebook."""
        self.file.write_text(json.dumps(notebook))
        server = self.server
        return visit(self.browser, server.submission("ann"), server.address, server.token)

    def attacked(self, attack: str) -> bool:
        """Tell whether an attack succeeds in formgrader's page."""
        seen = self.page(notebook(self.graded, attack))
        return seen.hit or (attack == "hidden-source" and "SEE" not in seen.text)


@contextmanager
def marked(folder: Path, config: str, browser: Browser) -> Iterator[Marked]:
    """Make a course with one submission, graded without running it, and open formgrader."""
    course = Course(folder / "course", {}, {})
    source = course.root / "source/ps1/ps1.ipynb"
    source.parent.mkdir(parents=True)
    (folder / "home").mkdir()
    source.write_text(json.dumps(source_notebook()))
    (course.root / "nbgrader_config.py").write_text(CONFIG + config)
    done(course.nbgrader("generate_assignment", "ps1"))
    released = json.loads((course.root / "release/ps1/ps1.ipynb").read_text())
    course.hand_in("ann", answered(released))
    course.hand_in("ann", EVIL_PAGE.encode(), "evil.html")
    done(course.nbgrader("autograde", "ps1", "--no-execute"))
    file = course.root / "autograded/ann/ps1/ps1.ipynb"
    file.chmod(0o644)
    with formgrader(course.root, environment(folder / "home")) as server:
        yield Marked(course, json.loads(file.read_text()), server, browser)


def done(process: subprocess.CompletedProcess[str]) -> None:
    assert process.returncode == 0, process.stderr[-3000:]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one Chromium for this file."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=ensure_chromium(), args=arguments())
        yield started
        started.close()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Marked]:
    """Formgrader with our pages."""
    with marked(tmp_path_factory.mktemp("ours"), OURS, browser) as made:
        yield made


def all_at_once(graded: dict[str, Any]) -> dict[str, Any]:
    """A notebook with every attack in it."""
    made = notebook(graded, "none")
    made["cells"] += [
        {**make(), "id": f"evil-{place}"}
        for place, (name, make) in enumerate(ATTACKS.items())
        if name != "cell-number"  # nbformat refuses it; LimitBytes mends it before it is saved
    ]
    return made


def test_does_no_attack_succeed_in_formgrader(ours: Marked) -> None:
    """With every attack in one notebook: nothing runs, nothing is asked, nothing is taken over."""
    seen = ours.page(all_at_once(ours.graded))
    assert (seen.signs, seen.away) == ([], [])
    assert [one for one in seen.errors if "404" not in one] == []  # a picture that is not there
    assert "SEE" in seen.text
    assert seen.text.count("Because it is late.") == 1


def test_does_the_page_of_an_honest_student_work(ours: Marked) -> None:
    """Do the scores load, and does a score that is typed reach the gradebook?"""
    ours.file.write_text(json.dumps(ours.graded))
    context = ours.browser.new_context(
        extra_http_headers={"Authorization": f"token {ours.server.token}"}
    )
    page = context.new_page()
    page.goto(ours.server.submission("ann"))
    score = page.locator("#q3")
    score.wait_for()
    expect(page.locator("#q1-test")).to_have_attribute("placeholder", "3")
    score.fill("4")
    page.locator("#q3-comment").fill("Good **reason**.")
    with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        page.locator("#q2-test").focus()
    page.locator(".oms-show").click()
    assert page.locator("a.name-shown").inner_text() == "ann"
    context.close()
    grades = ours.server.api(f"grades?submission_id={ours.server.submission('ann').split('/')[-2]}")
    assert {one["name"]: one["manual_score"] for one in grades}["q3"] == 4


def test_does_a_students_name_with_markup_stay_text(ours: Marked) -> None:
    name = f'<img src="x" onerror="{HIT}">'
    done(
        ours.course.nbgrader("db", "student", "add", "ann", f"--last-name={name}", "--first-name=A")
    )
    seen = ours.page(ours.graded)
    done(ours.course.nbgrader("db", "student", "add", "ann", "--last-name=", "--first-name="))
    assert (seen.signs, seen.away) == ([], [])


def test_does_no_attack_succeed_in_feedback(ours: Marked) -> None:
    """The page that a student opens: with every attack of a neighbor in it, and a comment."""
    ours.file.write_text(json.dumps(all_at_once(ours.graded)))
    done(ours.course.nbgrader("generate_feedback", "ps1", "--force"))
    page = ours.course.root / "feedback/ann/ps1/ps1.html"
    seen = visit(ours.browser, page.as_uri(), page.as_uri())
    assert (seen.signs, seen.away) == ([], [])


def test_does_feedback_keep_the_hidden_tests(ours: Marked) -> None:
    ours.file.write_text(json.dumps(ours.graded))
    done(ours.course.nbgrader("generate_feedback", "ps1", "--force"))
    text = (ours.course.root / "feedback/ann/ps1/ps1.html").read_text()
    assert "double(-1)" not in text
    assert "HIDDEN" not in text
    assert "More tests ran here" in text
    assert "assert" in text


def test_would_a_link_into_the_graders_own_server_run(ours: Marked) -> None:
    """The reason why links are text: this page is nbgrader's own, and it runs what it is given."""
    server = ours.server
    seen = visit(ours.browser, server.address + OWN, server.address, server.token)
    assert "hit" in seen.signs


@pytest.mark.prove
def test_what_stock_pages_let_through(
    tmp_path: Path, browser: Browser, ours: Marked, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each attack alone, in stock formgrader and in ours; the table is printed."""
    with marked(tmp_path, "", browser) as stock:
        table = {
            name: (stock.attacked(name), ours.attacked(name))
            for name in ATTACKS
            if name != "cell-number"
        }
    with capsys.disabled():
        for name, (theirs, mine) in table.items():
            words = ["succeeds" if hit else "fails" for hit in (theirs, mine)]
            sys.stdout.write(f"{name:20} stock {words[0]:10} ours {words[1]}\n")
    assert [name for name, (_, mine) in table.items() if mine] == []
    assert {name for name, (theirs, _) in table.items() if not theirs} == STOCK_WITHSTANDS
