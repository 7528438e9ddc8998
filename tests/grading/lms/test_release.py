# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does one submission that came through an LMS cost the others their feedback?"""

import gc
import logging
from pathlib import Path

import pytest
from nbgrader.exchange import ExchangeFactory
from nbgrader.exchange.default import ExchangeReleaseFeedback
from traitlets.config import Config

from oms42.grading.config import configure
from oms42.grading.intake.status import open_course
from oms42.grading.lms.release import LmsReleaseFeedback, came_otherwise


def page(course: Path, student: str, **files: str) -> None:
    """Write a feedback folder as nbgrader leaves it."""
    folder = course / "feedback" / student / "e2"
    folder.mkdir(parents=True)
    (folder / "forecasting.html").write_text(f"<p>{student}")
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def release(course: Path, exchange: type) -> list[str]:
    """Release as the command does, into an exchange of the test's own."""
    coursedir = open_course(course)
    coursedir.assignment_id = "e2"
    sender = exchange(coursedir=coursedir, parent=coursedir.parent)
    sender.root = str(course.parent / "exchange")
    Path(sender.root).mkdir(exist_ok=True)
    sender.init_src()
    sender.init_dest()
    sender.copy_files()
    return [one.read_text() for one in Path(sender.dest_path).glob("*.html")]


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # stock's own
def test_do_those_of_the_exchange_get_it_and_the_others_are_named(
    course: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page(course, "ann")
    page(course, "bob", timestamp="2026-10-05 17:00:00 UTC", submission_secret="s")
    page(course, "cyn", timestamp="2026-10-05 17:00:00 UTC")
    with pytest.raises(FileNotFoundError):  # stock nbgrader 0.9.6: nobody gets it
        release(course, ExchangeReleaseFeedback)
    with caplog.at_level(logging.WARNING):
        assert release(course, LmsReleaseFeedback) == ["<p>bob"]
    gc.collect()  # what stock left open is closed while its warning is expected


def test_is_every_folder_without_the_two_files_listed(course: Path) -> None:
    page(course, "ann")
    page(course, "bob", timestamp="t", submission_secret="s")
    coursedir = open_course(course)
    coursedir.assignment_id = "e2"
    assert came_otherwise(course, coursedir) == ["ann"]


def test_does_the_courses_configuration_choose_it() -> None:
    config = Config()
    configure(config)
    assert ExchangeFactory(config=config).release_feedback is LmsReleaseFeedback
